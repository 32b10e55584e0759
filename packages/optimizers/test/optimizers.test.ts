import { describe, expect, test } from 'vitest';
import { createRegistry, resolveReference } from '@vitrum/core';
import { optimizersPlugin } from '@vitrum/optimizers';
import { createTensor } from '@vitrum/tensor';
import { update } from '@vitrum/tensor/operations';
import { optimizerCases } from './cases.ts';

const registry = createRegistry([optimizersPlugin]);

describe.each(optimizerCases)('$name $options', ({ name, options = {}, learningRate, start, steps, tolerance }) => {
  const optimizer = resolveReference(registry, 'optimizer', { ...options, type: name });
  const { weightDecay = 0 } = optimizer;

  const precisions = [
    { precision: 'float32', relative: tolerance?.float32 ?? 0 },
    { precision: 'float64', relative: tolerance?.float64 ?? 0 },
  ] as const;

  test.each(precisions)('takes the steps that were worked out, in $precision', ({ precision, relative }) => {
    const [value, gradient] = [createTensor([start.length], precision), createTensor([start.length], precision)];
    value.data.set(start);
    const slots = Object.fromEntries((optimizer.slots ?? []).map((slot) => [slot, createTensor([start.length], precision)]));
    const take = update.reference({ optimizer, value, gradient, slots, weightDecay });
    steps.forEach((step, index) => {
      gradient.data.set(step.gradient);
      const before = [...gradient.data];
      take(learningRate, index + 1);
      step.value.forEach((expected, i) => {
        expect(Math.abs((value.data[i] ?? NaN) - expected), `step ${index + 1}, θ[${i}]`).toBeLessThanOrEqual(relative * Math.abs(expected));
      });
      expect([...gradient.data]).toEqual(before); // read, not written
    });
  });
});

test('weight decay is no part of the rule, which takes the step of the optimizer without it', () => {
  for (const [name, plain] of [['sgd', 'sgd'], ['adamw', 'adam']] as const) {
    const [decaying, rule] = [resolveReference(registry, 'optimizer', { type: name, weightDecay: 0.25 }), resolveReference(registry, 'optimizer', plain)];
    expect(decaying.weightDecay, name).toBe(0.25);
    expect(rule.weightDecay ?? 0, plain).toBe(0);
    const [value, expected] = [decaying, rule].map((optimizer) => {
      const theta = Float64Array.of(1, -3, 0);
      const memory = Object.fromEntries((optimizer.slots ?? []).map((slot) => [slot, new Float64Array(3)]));
      optimizer.update({ value: theta, gradient: Float64Array.of(2, 4, -8), slots: memory, shape: [3], role: 'weight', learningRate: 0.5, step: 1 });
      return [...theta];
    });
    expect(value, name).toEqual(expected);
  }
});

test('a step size is the rule: θ − s·g, at any learning rate and step', () => {
  for (const name of registry.optimizers.names) {
    const optimizer = resolveReference(registry, 'optimizer', name);
    for (const [learningRate, step] of [[0.5, 1], [0.125, 7]] as const) {
      const s = optimizer.stepSize?.(learningRate, step);
      if (s === undefined) continue;
      const value = Float64Array.of(1, -3, 0);
      optimizer.update({ value, gradient: Float64Array.of(2, 4, -8), shape: [3], role: 'weight', slots: {}, learningRate, step });
      expect([...value], name).toEqual([1 - 2 * s, -3 - 4 * s, 8 * s]);
    }
  }
});

test('only an optimizer whose rule is a multiple of the gradient has a step size', () => {
  const names = registry.optimizers.names.filter((name) => resolveReference(registry, 'optimizer', name).stepSize !== undefined);
  expect(names).toEqual(['sgd']);
});

test.each([
  ['adam', { beta1: 1 }, 'optimizer "adam": beta1 must be a number of at least 0 and less than 1, got 1.'],
  ['adam', { beta2: -0.1 }, 'optimizer "adam": beta2 must be a number of at least 0 and less than 1, got -0.1.'],
  ['adam', { epsilon: 0 }, 'optimizer "adam": epsilon must be a number greater than 0, got 0.'],
  ['adamw', { weightDecay: -0.01 }, 'optimizer "adamw": weightDecay must be a number of at least 0, got -0.01.'],
  ['sgd', { weightDecay: '0.01' }, 'optimizer "sgd": weightDecay must be a number of at least 0, got "0.01".'],
])('%s refuses %j', (type, options, message) => {
  expect(() => resolveReference(registry, 'optimizer', { ...options, type })).toThrow(
    expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message }),
  );
});
