import { expect, test } from 'vitest';
import { add } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

test('add sums element by element, and every term gets the whole gradient', () => {
  const layer = runLayer(planOf(add, {}, [2], [2], [2]), [[2], [2], [2]], { batchSize: 1, inputs: [[1, 2], [10, 20], [100, 200]] });
  expect(layer.forward()).toEqual([111, 222]);
  layer.backward([5, 6]);
  expect(layer.inputGradients.map(({ data }) => [...data])).toEqual([[5, 6], [5, 6], [5, 6]]);
});

test.each([
  ['one input', () => planOf(add, {}, [2]), 'An "add" layer reads at least two inputs of one shape, got [2].'],
  ['another shape', () => planOf(add, {}, [2], [1, 2]), 'An "add" layer reads at least two inputs of one shape, got [2], [1, 2].'],
])('%s is refused', (_what, work, message) => {
  expect(work).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});
