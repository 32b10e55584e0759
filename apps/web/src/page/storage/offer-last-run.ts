import { importInto } from '../files/take-files.ts';
import type { Lab } from '../lab/lab.ts';
import { keptRuns, refreshKeptRuns } from './kept-runs.ts';

/** Offers to go on with the run that was kept last. */
export async function offerLastRun(lab: Lab): Promise<void> {
  await refreshKeptRuns(lab);
  const [last] = keptRuns();
  if (last === undefined || lab.state.status !== 'untrained') return;
  lab.messages.show({
    kind: 'note',
    text: `Your last run is kept: “${last.name}”, after ${last.epochs === 1 ? 'one epoch' : `${last.epochs} epochs`}.`,
    action: { name: 'Go on where you were', take: () => void importInto(lab, (runs) => runs.openKept(last.id), last.id) },
  });
}
