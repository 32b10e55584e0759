import { describe, expect, test } from 'vitest';
import { createRegistry, resolveReference, type FloatArray } from '@vitrum/core';
import { optimizersPlugin } from '@vitrum/optimizers';
import { optimizerCases, scheduleCases } from './cases.ts';

const registry = createRegistry([optimizersPlugin]);

describe.each(optimizerCases)('$name $options', ({ name, options = {}, learningRate, start, steps }) => {
  const { slots = [], update } = resolveReference(registry, 'optimizer', { ...options, type: name });

  const arrays = [{ FloatArrayType: Float32Array }, { FloatArrayType: Float64Array }];

  test.each(arrays)('takes the steps that were worked out, in a $FloatArrayType.name', ({ FloatArrayType }) => {
    const value: FloatArray = FloatArrayType.from(start);
    const memory = slots.map(() => new FloatArrayType(start.length));
    steps.forEach((step, index) => {
      const gradient = FloatArrayType.from(step.gradient);
      update({ value, gradient, slots: memory, learningRate, step: index + 1 });
      expect([...value]).toEqual(step.value);
      expect([...gradient]).toEqual(step.gradient); // read, not written
    });
  });
});

describe.each(scheduleCases)('$name $options', ({ name, options = {}, epochs, factors }) => {
  const { factor } = resolveReference(registry, 'schedule', { ...options, type: name });

  test.each(factors)('after %d epochs has the factor %d', (epoch, expected) => {
    expect(factor({ epoch, epochs })).toBe(expected);
  });
});
