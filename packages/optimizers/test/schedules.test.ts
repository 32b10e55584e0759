import { describe, expect, test } from 'vitest';
import { createRegistry, resolveReference, type Schedule } from '@vitrum/core';
import { optimizersPlugin } from '@vitrum/optimizers';
import { scheduleCases } from './schedule-cases.ts';

const registry = createRegistry([optimizersPlugin]);

describe.each(scheduleCases)('$name $options', ({ name, options = {}, epochs, stepsPerEpoch = 100, factors }) => {
  const schedule = resolveReference(registry, 'schedule', { ...options, type: name });

  test.each(factors)('after %d epochs has the factor %d', (epoch, expected) => {
    const factor = schedule.factor({ epoch, epochs, step: Math.round(epoch * stepsPerEpoch), stepsPerEpoch }, schedule.memory ?? {});
    expect(Math.abs(factor - expected)).toBeLessThanOrEqual(1e-12 * expected);
  });
});

/** Losses that fall, stay and rise, and the factors of reduce-on-plateau after them: PyTorch 1.13, by pytorch-schedules.py. */
const losses = [2, 1.5, 1.49999, 1.6, 1.4, 1.4, 1.4, 1.4, 1.4, 1.39, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1];
const plateaus = [
  [
    { patience: 3, factor: 0.3 },
    [1, 1, 1, 1, 1, 1, 1, 0.3, 0.3, 0.3, 0.3, 0.3, 0.09, 0.09, 0.09, 0.027, 0.027, 0.027, 0.0081, 0.0081],
  ],
  [
    { patience: 2, factor: 0.5, threshold: 0.01, cooldown: 2, to: 0.2 },
    [1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2],
  ],
] as const;

test.each(plateaus)('reduce-on-plateau with %j has the factors of PyTorch', (options, expected) => {
  expectClose(factorsOf(resolveReference(registry, 'schedule', { ...options, type: 'reduce-on-plateau' }), losses), expected);
});

test('reduce-on-plateau after a warm-up sees the losses after it', () => {
  const after = { type: 'warmup', epochs: 2, then: { ...plateaus[0][0], type: 'reduce-on-plateau' } };
  const [, , ...factors] = factorsOf(resolveReference(registry, 'schedule', after), [7, 7, ...losses]);
  expectClose(factors, plateaus[0][1]);
});

test.each([
  ['the validation loss', (worse: number) => ({ loss: 1 / worse, testLoss: 1 / worse, validationLoss: worse })],
  ['without one the test loss', (worse: number) => ({ loss: 1 / worse, testLoss: worse })],
  ['without both the training loss', (worse: number) => ({ loss: worse })],
])('reduce-on-plateau follows %s', (_, outcomeOf) => {
  const schedule = resolveReference(registry, 'schedule', { type: 'reduce-on-plateau', patience: 1 });
  let { memory = {} } = schedule;
  for (const worse of [1, 2]) memory = schedule.afterEpoch?.({ ...progressAt(worse), ...outcomeOf(worse) }, memory) ?? {};
  expect(schedule.factor(progressAt(3), memory)).toBe(0.1);
});

const progressAt = (epoch: number) => ({ epoch, epochs: 50, step: epoch * 10, stepsPerEpoch: 10 });

/** The factor after each of some epochs with these losses. */
function factorsOf(schedule: Schedule, epochs: readonly number[]): readonly number[] {
  let { memory = {} } = schedule;
  return epochs.map((loss, n) => {
    memory = schedule.afterEpoch?.({ ...progressAt(n + 1), loss }, memory) ?? {};
    return schedule.factor(progressAt(n + 1), memory);
  });
}

function expectClose(numbers: readonly number[], expected: readonly number[]): void {
  expect(numbers).toHaveLength(expected.length);
  numbers.forEach((x, i) => { expect(Math.abs(x / (expected[i] ?? NaN) - 1), `number ${i}`).toBeLessThan(1e-12); });
}

/** The run that a message is about. */
const lengths = [
  [{ type: 'warmup' }, 1, 100, 'A warm-up of 1 epoch never ends in a run of 1 epoch of 100 steps.'],
  [{ type: 'warmup', epochs: 5 }, 3, 100, 'A warm-up of 5 epochs never ends in a run of 3 epochs of 100 steps.'],
  [{ type: 'warmup', epochs: 3 }, 3, Infinity, 'A warm-up of 3 epochs never ends in a run of 3 epochs.'],
  [{ type: 'warmup', steps: 300 }, 3, 100, 'A warm-up of 300 steps never ends in a run of 3 epochs of 100 steps.'],
  [{ type: 'warmup', epochs: 2, then: { type: 'warmup', epochs: 3 } }, 5, 100, 'A warm-up of 3 epochs never ends in a run of 3 epochs of 100 steps.'],
] as const;

test.each(lengths)('%j refuses a run of %d epochs of %d steps', (reference, epochs, stepsPerEpoch, message) => {
  const schedule = resolveReference(registry, 'schedule', reference);
  expect(() => schedule.checkRun?.({ epochs, stepsPerEpoch })).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message }));
  expect(() => schedule.checkRun?.({ epochs: 20, stepsPerEpoch })).not.toThrow();
});

test.each([
  [{ type: 'warmup', epochs: 0 }, 'VITRUM_INVALID_OPTION', 'schedule "warmup": epochs must be a number greater than 0, got 0.'],
  [{ type: 'warmup', epochs: 2, steps: 500 }, 'VITRUM_INVALID_OPTION', 'A warm-up has one length, got 2 epochs and 500 steps.'],
  [{ type: 'warmup', from: 2 }, 'VITRUM_INVALID_OPTION', 'schedule "warmup": from must be a number from 0 to 1, got 2.'],
  [{ type: 'step', every: 0 }, 'VITRUM_INVALID_OPTION', 'schedule "step": every must be a whole number of at least 1, got 0.'],
  [{ type: 'step', factor: 1 }, 'VITRUM_INVALID_OPTION', 'schedule "step": factor must be a number greater than 0 and less than 1, got 1.'],
  [{ type: 'exponential', factor: 0 }, 'VITRUM_INVALID_OPTION', 'schedule "exponential": factor must be a number greater than 0 and less than 1, got 0.'],
  ['multi-step', 'VITRUM_MISSING_OPTION', 'schedule "multi-step" needs the option "at", a list of whole numbers of at least 1.'],
  [{ type: 'multi-step', at: [] }, 'VITRUM_INVALID_OPTION', '"multi-step" needs the epochs after which the rate falls, got an empty list.'],
  [{ type: 'multi-step', at: [0, 5] }, 'VITRUM_INVALID_OPTION', 'schedule "multi-step": at must be a list of whole numbers of at least 1, got [0,5].'],
  [{ type: 'multi-step', at: [5, 3] }, 'VITRUM_INVALID_OPTION', 'The epochs after which the rate falls must rise, got 3 after 5.'],
  [{ type: 'multi-step', at: [5, 5] }, 'VITRUM_INVALID_OPTION', 'The epochs after which the rate falls must rise, got 5 after 5.'],
  [{ type: 'cosine-restarts', period: 0 }, 'VITRUM_INVALID_OPTION', 'schedule "cosine-restarts": period must be a whole number of at least 1, got 0.'],
  [{ type: 'cosine-restarts', growth: 0 }, 'VITRUM_INVALID_OPTION', 'schedule "cosine-restarts": growth must be a whole number of at least 1, got 0.'],
  [{ type: 'one-cycle', rise: 1 }, 'VITRUM_INVALID_OPTION', 'schedule "one-cycle": rise must be a number greater than 0 and less than 1, got 1.'],
  [{ type: 'reduce-on-plateau', patience: 0 }, 'VITRUM_INVALID_OPTION', 'schedule "reduce-on-plateau": patience must be a whole number of at least 1, got 0.'],
  [{ type: 'reduce-on-plateau', patence: 3 }, 'VITRUM_UNKNOWN_OPTION', 'schedule "reduce-on-plateau" has no option "patence".'],
  [{ type: 'cosine', to: -0.1 }, 'VITRUM_INVALID_OPTION', 'schedule "cosine": to must be a number from 0 to 1, got -0.1.'],
  [{ type: 'warmup', than: 'cosine' }, 'VITRUM_UNKNOWN_OPTION', 'schedule "warmup" has no option "than".'],
])('%j is refused', (reference, code, message) => {
  expect(() => resolveReference(registry, 'schedule', reference)).toThrow(expect.objectContaining({ code, message }));
});
