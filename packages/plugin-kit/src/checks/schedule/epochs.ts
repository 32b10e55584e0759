import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { accepts, epochCounts, progressionOf } from './progressions.ts';

/** `dependsOnEpochs` is true exactly if the curve of a longer run is another one. */
export const scheduleEpochs = check<CheckContext<'schedules'>>('epochs', 'dependsOnEpochs says whether the planned epochs bend its curve', ({ variants, tried }) => {
  tried(`the steps that runs of ${epochCounts.join(', ')} epochs share`);
  for (const { made, fail } of variants) {
    const [short, long] = epochCounts.filter((epochs) => accepts(made, epochs)).slice(-2);
    if (short === undefined || long === undefined) continue;
    const { memory = {}, dependsOnEpochs = false } = made;
    const bent = progressionOf(short).find((progress) => made.factor(progress, memory) !== made.factor({ ...progress, epochs: long }, memory));
    if ((bent !== undefined) === dependsOnEpochs) continue;
    fail({
      message:
        bent === undefined
          ? `dependsOnEpochs is true, and its factors in runs of ${short} and ${long} epochs are the same.`
          : `Its factor at epoch ${formatNumber(bent.epoch)} is another one in runs of ${short} and ${long} epochs, and dependsOnEpochs is not true.`,
      hint: bent === undefined ? 'Leave it out.' : 'Add dependsOnEpochs: true, so that a run that is resumed for more epochs warns.',
    });
  }
});
