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
  ['another number of rows', () => planOf(concat, {}, [2, 1], [3, 1]), 'The layer "concat" needs inputs that differ in the last axis alone, and inputs[0] has the shape [2, 1], inputs[1] [3, 1]: 2 and 3 along axis 0.'],
  ['one input', () => planOf(concat, {}, [2, 1]), 'The layer "concat" reads at least two inputs, got one of shape [2, 1].'],
  ['another width', () => planOf(concat, {}, [4, 5, 1], [4, 6, 2]), 'The layer "concat" needs inputs that differ in the last axis alone, and inputs[0] has the shape [4, 5, 1], inputs[1] [4, 6, 2]: 5 and 6 along axis 1, the width.'],
  ['another rank', () => planOf(concat, {}, [2, 1], [2]), 'The layer "concat" needs inputs that differ in the last axis alone, and inputs[0] has the shape [2, 1], inputs[1] [2]: 2 axes and one axis.'],
])('%s is refused', (_what, work, message) => {
  expect(work).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});
