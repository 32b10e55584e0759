import { describe, expect, test } from 'vitest';
import type { Shape } from '@vitrum/core';
import { embedding, zeros } from '@vitrum/layers';
import { centralDifference } from '@vitrum/tensor';
import { planOf, runLayer } from './support/run-layer.ts';

const options = { vocabularySize: 3, dimensions: 2, pooling: 'none' as 'none' | 'mean', weightInitializer: zeros };
/** The vectors of three words. */
const weights = [1, 2, 30, 40, 500, 600];
/** Two samples of two words. */
const words = [2, 0, 1, 1];

describe('worked out by hand', () => {
  test.each<[pooling: 'none' | 'mean', shape: Shape, expected: readonly number[], gradient: readonly number[], dC: readonly number[]]>([
    // The word 0 stands once, in the second place; the word 1 twice, and its gradients add up: 5 + 7 and 6 + 8.
    ['none', [2, 2], [500, 600, 1, 2, 30, 40, 30, 40], [3, 4, 12, 14, 1, 2], [1, 2, 3, 4, 5, 6, 7, 8]],
    // (500 + 1) / 2 and (600 + 2) / 2; every word of a sample gets half of its gradient.
    ['mean', [2], [250.5, 301, 30, 40], [0.5, 1, 3, 4, 0.5, 1], [1, 2, 3, 4]],
  ])('pooling %s', (pooling, shape, expected, gradient, dC) => {
    const plan = planOf(embedding, { ...options, pooling }, [2]);
    expect(plan.outputShape).toEqual(shape);
    expect(plan.parameters?.['weights']).toMatchObject({ shape: [3, 2], fan: { fanIn: 3, fanOut: 2 }, role: 'embedding' });
    const layer = runLayer(plan, [[2]], { batchSize: 2, inputs: [words], parameters: { weights } });
    for (let pass = 0; pass < 2; pass++) { // the second adds to nothing that the first has left
      expect(layer.forward()).toEqual(expected);
      layer.backward(dC);
      expect([...(layer.gradients['weights']?.data ?? [])]).toEqual(gradient);
      expect([...layer.inputGradients[0].data]).toEqual([0, 0, 0, 0]);
    }
  });
});

test.each(['none', 'mean'] as const)('the gradient of the vectors is that of central differences, pooling %s', (pooling) => {
  const plan = planOf(embedding, { ...options, vocabularySize: 4, dimensions: 3, pooling }, [5]);
  const layer = runLayer(plan, [[5]], { batchSize: 2, inputs: [[0, 3, 3, 1, 0, 2, 2, 2, 3, 0]], parameters: { weights: Array.from({ length: 12 }, (_, i) => Math.sin(i)) } });
  const factors = layer.forward().map((_, i) => Math.cos(i));
  const cost = (): number => layer.forward().reduce((sum, a, i) => sum + a * (factors[i] ?? NaN), 0);
  layer.backward(factors);
  const data = layer.parameters['weights']?.data ?? new Float64Array();
  const derivatives = [...data].map((original, i) => {
    const derivative = centralDifference((value) => {
      data[i] = value;
      return cost();
    })(original);
    data[i] = original;
    return derivative;
  });
  expect([...(layer.gradients['weights']?.data ?? [])]).toEqual(derivatives.map((each) => expect.closeTo(each, 7) as unknown));
});

test.each([3, -1, 0.5, NaN, Infinity, 2 ** 32])('refuses the index %d, and says where it stands', (index) => {
  const layer = runLayer(planOf(embedding, options, [2]), [[2]], { batchSize: 2, inputs: [[0, 1, 2, index]] });
  expect(() => layer.forward()).toThrow(expect.objectContaining({
    code: 'VITRUM_INDEX_OUT_OF_RANGE',
    message: `The layer "embedding" got ${index} at place 1 along the length of sample 1, of shape [2]; it must be a whole number from 0 to 2.`,
  }));
});

test('refuses samples that are no lists of indices', () => {
  expect(() => planOf(embedding, options, [4, 2])).toThrow(expect.objectContaining({
    code: 'VITRUM_SHAPE_MISMATCH', message: 'The layer "embedding" takes indices of shape [length], got [4, 2].',
  }));
});
