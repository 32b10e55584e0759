import { createSignal } from 'solid-js';
import type { Lab } from '../lab/lab.ts';
import type { KeptRun } from '../../shared/api/kept-run.ts';

const [runs, setRuns] = createSignal<readonly KeptRun[]>([]);
const [compared, setCompared] = createSignal<readonly string[]>([]);
const [present, setPresent] = createSignal<string>();

/** The kept runs, latest first. */
export const keptRuns = runs;

/** The run that the page shows; undefined if not stored yet. */
export const presentRun = present;

/** Called when the page shows another run, kept or new. */
export const setPresentRun = (id: string | undefined): void => {
  setPresent(id);
};

/** All except the one that the page shows. */
export const otherRuns = (): readonly KeptRun[] => runs().filter(({ id }) => id !== present());

/** Those compared with the current one. */
export const comparedRuns = (): readonly KeptRun[] => otherRuns().filter(({ id }) => compared().includes(id));

export const isCompared = (id: string): boolean => compared().includes(id);

/** Adds a run to the comparison, or removes it. */
export function toggleCompared(lab: Pick<Lab, 'view'>, id: string): void {
  const isShown = compared().includes(id);
  setCompared((before) => (isShown ? before.filter((each) => each !== id) : [...before, id]));
  if (!isShown) lab.view.recordAction('runs-compared');
}

/** Reloads the list of kept runs. */
export async function refreshKeptRuns(lab: Lab): Promise<void> {
  const list = await lab.messages.attempt(() => lab.run.files.keptRuns());
  if (list === undefined) return;
  setRuns(list.runs);
  for (const { message, hint, code } of list.problems) lab.messages.show({ kind: 'warning', text: message, hint, code });
}

/** Adds a run to the list, or replaces its earlier version. */
export function noteKept(run: KeptRun): void {
  setRuns((before) => [run, ...before.filter(({ id }) => id !== run.id)]);
}

/** Removes a run from the list. */
export function noteDeleted(id: string): void {
  setRuns((before) => before.filter((run) => run.id !== id));
  setCompared((before) => before.filter((each) => each !== id));
}
