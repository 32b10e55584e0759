import { describe, expect, test } from 'vitest';
import { createRegistry, resolveReference } from '@vitrum/core';
import { optimizersPlugin } from '@vitrum/optimizers';
import { scheduleCases } from './cases.ts';

const registry = createRegistry([optimizersPlugin]);

describe.each(scheduleCases)('$name $options', ({ name, options = {}, epochs, stepsPerEpoch = 100, factors, tolerance = 2 ** -52 }) => {
  const schedule = resolveReference(registry, 'schedule', { ...options, type: name });

  test.each(factors)('after %d epochs has the factor %d', (epoch, expected) => {
    const factor = schedule.factor({ epoch, epochs, step: Math.round(epoch * stepsPerEpoch), stepsPerEpoch }, schedule.memory ?? {});
    expect(Math.abs(factor - expected)).toBeLessThanOrEqual(tolerance);
  });
});

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
  [{ type: 'warmup', than: 'cosine' }, 'VITRUM_UNKNOWN_OPTION', 'schedule "warmup" has no option "than".'],
])('%j is refused', (reference, code, message) => {
  expect(() => resolveReference(registry, 'schedule', reference)).toThrow(expect.objectContaining({ code, message }));
});
