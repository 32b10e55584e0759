import type { Parameter, ParameterRole, Shape } from '@vitrum/core';
import { createTensor, referenceBackend } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';
import { Gradients } from '../../src/updates/gradients.ts';
import type { GradientSettings } from '../../src/updates/gradient-options.ts';
import { UpdateGroups } from '../../src/updates/update-groups.ts';
import written from './pytorch-gradients.json' with { type: 'json' };

/** Weights and biases after each step of sgd, by pytorch-gradients.py. */
interface GradientCase {
  readonly settings: Partial<GradientSettings>;
  readonly steps: readonly (readonly number[])[];
}

const cases = written as readonly GradientCase[];
const gradients = [[[3, -4, 0, 1], [12, -0.5]], [[0.25, 0.5, -1, 2], [0, 8]], [[-6, 0, 0.125, 1], [1, 1]]] as const;
const none: GradientSettings = { clipValue: 0, clipNorm: 0, accumulate: 1, l1: 0, l2: 0 };
const learningRate = 0.1;

function parameter(name: string, role: ParameterRole, shape: Shape, values: readonly number[]): Parameter {
  const [value, gradient] = [createTensor(shape, 'float64'), createTensor(shape, 'float64')];
  value.data.set(values);
  return { name, role, value, gradient, descend: () => { throw new Error('the gradient is not the one of the backward pass'); } };
}

describe('before the optimizer sees them', () => {
  test.each(cases)('gradients are those of PyTorch, $settings', ({ settings, steps }) => {
    const parameters = [parameter('weights', 'weight', [2, 2], [1, -2, 0.5, 0]), parameter('biases', 'bias', [2], [0.25, -0.75])];
    const { accumulate = 1 } = settings;
    const held = new Gradients({ ...none, ...settings }, parameters, referenceBackend, 'float64');
    const after: number[][] = [];
    gradients.forEach((batch, index) => {
      batch.forEach((numbers, k) => parameters[k]?.gradient.data.set(numbers));
      const count = Math.min(accumulate, gradients.length - (index - (index % accumulate)));
      held.takeIn(1 / count, index % accumulate === 0);
      if ((index + 1) % accumulate > 0 && index + 1 < gradients.length) return;
      held.finish();
      for (const each of held.parameters) each.descend(learningRate);
      after.push(parameters.flatMap(({ value }) => [...value.data]));
    });
    expect(after).toHaveLength(steps.length);
    after.flat().forEach((x, i) => {
      expect(Math.abs(x - (steps.flat()[i] ?? NaN))).toBeLessThan(1e-14);
    });
  });
});

test('an epoch ends a group, and the next one begins another', () => {
  const groups = new UpdateGroups({ size: 22, batchSize: 4, accumulate: 2 });
  expect(groups.perEpoch).toBe(3);
  expect([0, 4, 8, 12, 16, 20].map((start) => [groups.startOf(start), groups.endOf(start), groups.before(2, start)])).toEqual([
    [0, 8, 6], [0, 8, 6], [8, 16, 7], [8, 16, 7], [16, 22, 8], [16, 22, 8],
  ]);
});
