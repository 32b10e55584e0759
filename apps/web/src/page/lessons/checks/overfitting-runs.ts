import { isSameJson } from '@vitrum/runs/internal';
import type { EpochFigures } from '@vitrum/trainer';
import { heldOutLoss } from '../../curves/held-out.ts';
import type { EarlierRun } from '../../lab/lab-state.ts';
import { remediesOf } from './remedies.ts';

/** By which factor the test loss has to be above its least value, and how many epochs after it: a single bad epoch is no turn. */
const [rise, epochsAfter] = [1.1, 5];

/** The epoch with the least test loss. */
export function bestEpoch(epochs: readonly EpochFigures[]): EpochFigures | undefined {
  return epochs.reduce<EpochFigures | undefined>((best, each) => (best === undefined || heldOutLoss(each) < heldOutLoss(best) ? each : best), undefined);
}

/** True if the test loss has turned up while the training loss went on to fall. */
export function hasOverfitted(epochs: readonly EpochFigures[]): boolean {
  const [best, last] = [bestEpoch(epochs), epochs.at(-1)];
  if (best === undefined || last === undefined) return false;
  return heldOutLoss(last) >= rise * heldOutLoss(best) && last.epoch - best.epoch >= epochsAfter && last.loss < best.loss;
}

/** The first run without a remedy that has overfitted. */
export const overfittedRun = (runs: readonly EarlierRun[]): EarlierRun | undefined =>
  runs.find(({ run, epochs }) => remediesOf(run.description).length === 0 && hasOverfitted(epochs));

/** Those with a remedy, on the same data, that were trained as long and end with a lower test loss. */
export function mendedRuns(runs: readonly EarlierRun[]): readonly EarlierRun[] {
  const overfitted = overfittedRun(runs);
  const worst = overfitted?.epochs.at(-1);
  if (overfitted === undefined || worst === undefined) return [];
  return runs.filter(({ run, epochs }) => {
    const last = epochs.at(-1);
    const isSameData = isSameJson(run.description.dataset, overfitted.run.description.dataset);
    return isSameData && remediesOf(run.description).length > 0 && last !== undefined && last.epoch >= worst.epoch && heldOutLoss(last) < heldOutLoss(worst);
  });
}
