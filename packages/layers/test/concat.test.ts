import { expect, test } from 'vitest';
import { concat } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

test('concat puts the last axes side by side, and every part gets its own gradient', () => {
  const layer = runLayer(planOf(concat, {}, [2, 1], [2, 2]), [[2, 1], [2, 2]], { batchSize: 1, inputs: [[1, 2], [3, 4, 5, 6]] });
  expect(layer.output.shape).toEqual([1, 2, 3]);
  expect(layer.forward()).toEqual([1, 3, 4, 2, 5, 6]);
  layer.backward([1, 2, 3, 4, 5, 6]);
  expect(layer.inputGradients.map(({ data }) => [...data])).toEqual([[1, 4], [2, 3, 5, 6]]);
});

test.each([
  ['another number of rows', () => planOf(concat, {}, [2, 1], [3, 1]), 'A "concat" layer reads at least two inputs that differ in their last axis alone, got [2, 1], [3, 1].'],
  ['another rank', () => planOf(concat, {}, [2, 1], [2]), 'A "concat" layer reads at least two inputs that differ in their last axis alone, got [2, 1], [2].'],
])('%s is refused', (_what, work, message) => {
  expect(work).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});
