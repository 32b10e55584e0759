import type { Schedule, ScheduleMemory, TrainingOutcome } from '@vitrum/core';
import { isFiniteNumber, isRecord } from '@vitrum/core/internal';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { isFactor } from './factor.ts';
import { accepts, stepsPerEpoch } from './progressions.ts';

const epochs = 100;
/** Falls, stays, rises, and is beyond all bounds at the end. */
const losses: readonly number[] = [...[2, 1.5, 1, 0.75], ...Array.from({ length: 30 }, () => 0.75), ...Array.from({ length: 30 }, (_, i) => 0.75 + i), 1e300];

/** What it remembers survives a checkpoint: finite numbers by the names of `memory`, computed from its arguments alone. */
export const scheduleMemory = check<CheckContext<'schedules'>>('memory', 'what it remembers survives a checkpoint', ({ variants, tried, skip }) => {
  if (variants.every(({ made }) => made.memory === undefined && made.afterEpoch === undefined)) skip('it remembers nothing');
  tried(`${losses.length} epochs of a loss that falls, stays and rises`);
  for (const { made, fail } of variants) fail(...faultsOf(made));
});

function faultsOf(schedule: Schedule): readonly Fault[] {
  const { memory = {} } = schedule;
  if (!isMemory(schedule, memory)) return [{ message: 'Its memory must hold finite numbers by name, its values before the first epoch.' }];
  if (schedule.afterEpoch === undefined) return [{ message: 'It has a memory, and no function "afterEpoch" that changes it.' }];
  if (!accepts(schedule, epochs)) return [];
  let current: ScheduleMemory = memory;
  for (const [n, loss] of losses.entries()) {
    const outcome: TrainingOutcome = { epoch: n + 1, epochs, step: (n + 1) * stepsPerEpoch, stepsPerEpoch, loss, testLoss: loss };
    const ask = (): unknown => schedule.afterEpoch?.(Object.freeze({ ...outcome }), Object.freeze({ ...current }));
    const [next, again] = [ask(), ask()];
    const where = `After epoch ${n + 1} with a loss of ${formatNumber(loss)}`;
    if (!isMemory(schedule, next)) return [{ message: `${where}, what it remembers must be finite numbers called ${Object.keys(memory).join(', ')}, got ${JSON.stringify(next)}.` }];
    if (JSON.stringify(next) !== JSON.stringify(again)) return [{ message: `${where}, it remembers ${JSON.stringify(next)} at first and ${JSON.stringify(again)} when asked again.`, hint: 'It must depend on its arguments alone.' }];
    const factor: unknown = schedule.factor({ ...outcome }, next);
    if (!isFactor(factor)) return [{ where: `${where}, the factor`, got: String(factor), expected: 'a finite number of at least 0' }];
    current = next;
  }
  return [];
}

function isMemory({ memory = {} }: Schedule, value: unknown): value is ScheduleMemory {
  return isRecord(value) && Object.keys(value).sort().join() === Object.keys(memory).sort().join() && Object.values(value).every(isFiniteNumber);
}
