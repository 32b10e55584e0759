import type { Schedule } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { accepts, epochCounts, progressionOf, progressionsOf } from './progressions.ts';

/** The factor is finite and not negative at every step. */
export const scheduleFactor = check<CheckContext<'schedules'>>('factor', 'its factor is finite and not negative, from the first step to the last', ({ variants, first, tried, fail: failAll }) => {
  tried(`${progressionsOf(first.made).length} steps of runs of ${epochCounts.filter((epochs) => accepts(first.made, epochs)).join(', ')} epochs`);
  if (!epochCounts.some((epochs) => accepts(first.made, epochs))) failAll({ message: `It refuses runs of ${epochCounts.join(', ')} epochs.` });
  for (const { made, fail, note } of variants) {
    const { memory = {} } = made;
    const progressions = progressionsOf(made);
    const factors = progressions.map((progress): unknown => made.factor(progress, memory));
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

export const isFactor = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const isZero = (schedule: Schedule, epochs: number): boolean =>
  accepts(schedule, epochs) && progressionOf(epochs).every((progress) => schedule.factor(progress, schedule.memory ?? {}) === 0);
