import type { Schedule, TrainingProgress } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { range } from '../../numerics/sample-points.ts';

const epochCounts: readonly number[] = [1, 2, 5, 100];
const stepsPerEpoch = 20;

/** Progress of a run, from its first step to its last. */
export const progressions: readonly TrainingProgress[] = epochCounts.flatMap((epochs) =>
  range(0, epochs * stepsPerEpoch, (n) => ({ epoch: n / stepsPerEpoch, epochs })),
);

/** The factor is finite and not negative at every step. */
export const scheduleFactor = check<CheckContext<'schedules'>>('factor', 'its factor is finite and not negative, from the first step to the last', ({ variants, tried }) => {
  tried(`${progressions.length} steps of runs of ${epochCounts.join(', ')} epochs`);
  for (const { made, fail, note } of variants) {
    const factors = progressions.map((progress): unknown => made.factor(progress));
    const wrong = factors.filter((factor) => !isFactor(factor));
    const { epoch, epochs } = progressions[factors.findIndex((factor) => !isFactor(factor))] ?? { epoch: NaN, epochs: NaN };
    if (wrong.length > 0)
      fail({
        where: `The factor at epoch ${formatNumber(epoch)} of ${epochs}`,
        got: typeof wrong[0] === 'number' ? wrong[0] : String(wrong[0]),
        expected: 'a finite number of at least 0',
        more: `So at ${wrong.length} steps of ${progressions.length}`,
        hint: 'A run of one epoch, its first step and its last are the usual places for a division by zero.',
      });
    for (const each of epochCounts.filter((count) => isZero(made, count)))
      note({ message: `In a run of ${each} ${each === 1 ? 'epoch' : 'epochs'} the factor is 0 in every step: nothing is learned.` });
  }
});

const isFactor = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const isZero = ({ factor }: Schedule, epochCount: number): boolean => progressions.every((progress) => progress.epochs !== epochCount || factor(progress) === 0);
