import { describe, expect, test } from 'vitest';
import { createRegistry, resolveReference, type FloatArray } from '@vitrum/core';
import { optimizersPlugin } from '@vitrum/optimizers';
import { optimizerCases, scheduleCases } from './cases.ts';

const registry = createRegistry([optimizersPlugin]);

describe.each(optimizerCases)('$name $options', ({ name, options = {}, learningRate, start, steps, tolerance }) => {
  const optimizer = resolveReference(registry, 'optimizer', { ...options, type: name });

  const arrays = [
    { FloatArrayType: Float32Array, relative: tolerance?.float32 ?? 0 },
    { FloatArrayType: Float64Array, relative: tolerance?.float64 ?? 0 },
  ];

  test.each(arrays)('takes the steps that were worked out, in a $FloatArrayType.name', ({ FloatArrayType, relative }) => {
    const value: FloatArray = FloatArrayType.from(start);
    const memory = Object.fromEntries((optimizer.slots ?? []).map((slot) => [slot, new FloatArrayType(start.length)]));
    steps.forEach((step, index) => {
      const gradient = FloatArrayType.from(step.gradient);
      const before = [...gradient];
      optimizer.update({ value, gradient, slots: memory, learningRate, step: index + 1 });
      step.value.forEach((expected, i) => {
        expect(Math.abs((value[i] ?? NaN) - expected), `step ${index + 1}, θ[${i}]`).toBeLessThanOrEqual(relative * Math.abs(expected));
      });
      expect([...gradient]).toEqual(before); // read, not written
    });
  });
});

test('a step size is the rule: θ − s·g, at any learning rate and step', () => {
  for (const name of registry.optimizers.names) {
    const optimizer = resolveReference(registry, 'optimizer', name);
    for (const [learningRate, step] of [[0.5, 1], [0.125, 7]] as const) {
      const s = optimizer.stepSize?.(learningRate, step);
      if (s === undefined) continue;
      const value = Float64Array.of(1, -3, 0);
      optimizer.update({ value, gradient: Float64Array.of(2, 4, -8), slots: {}, learningRate, step });
      expect([...value], name).toEqual([1 - 2 * s, -3 - 4 * s, 8 * s]);
    }
  }
});

test('only an optimizer whose rule is a multiple of the gradient has a step size', () => {
  const names = registry.optimizers.names.filter((name) => resolveReference(registry, 'optimizer', name).stepSize !== undefined);
  expect(names).toEqual(['sgd']);
});

test.each([
  [{ beta1: 1 }, 'optimizer "adam": beta1 must be a number of at least 0 and less than 1, got 1.'],
  [{ beta2: -0.1 }, 'optimizer "adam": beta2 must be a number of at least 0 and less than 1, got -0.1.'],
  [{ epsilon: 0 }, 'optimizer "adam": epsilon must be a number greater than 0, got 0.'],
])('adam refuses %j', (options, message) => {
  expect(() => resolveReference(registry, 'optimizer', { ...options, type: 'adam' })).toThrow(
    expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message }),
  );
});

describe.each(scheduleCases)('$name $options', ({ name, options = {}, epochs, factors }) => {
  const { factor } = resolveReference(registry, 'schedule', { ...options, type: name });

  test.each(factors)('after %d epochs has the factor %d', (epoch, expected) => {
    expect(Math.abs(factor({ epoch, epochs }) - expected)).toBeLessThanOrEqual(2 ** -52);
  });
});
