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
  ['one input', () => planOf(add, {}, [2]), 'The layer "add" reads at least two inputs, got one of shape [2].'],
  ['another rank', () => planOf(add, {}, [2], [1, 2]), 'The layer "add" needs inputs of one shape, and inputs[0] has the shape [2], inputs[1] [1, 2]: one axis and 2 axes.'],
  ['another width', () => planOf(add, {}, [2], [2], [3]), 'The layer "add" needs inputs of one shape, and inputs[0] has the shape [2], inputs[2] [3]: 2 and 3 along axis 0.'],
  ['other channels', () => planOf(add, {}, [4, 5, 1], [4, 5, 2]), 'The layer "add" needs inputs of one shape, and inputs[0] has the shape [4, 5, 1], inputs[1] [4, 5, 2]: 1 and 2 along axis 2, the channels.'],
])('%s is refused', (_what, work, message) => {
  expect(work).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});
