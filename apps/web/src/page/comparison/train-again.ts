import type { Lab } from '../lab/lab.ts';
import type { Draft } from '../settings/draft.ts';
import { isCompared, presentRun, toggleCompared } from '../storage/kept-runs.ts';

/** Trains with other settings, beside what the present run has come to. */
export async function trainAgain(lab: Lab, wanted: Draft): Promise<void> {
  const before = presentRun();
  if (!(await lab.run.configure(wanted))) return;
  lab.view.recordAction('setting-changed');
  if (before !== undefined && !isCompared(before)) toggleCompared(lab, before);
  await lab.run.train('end');
}
