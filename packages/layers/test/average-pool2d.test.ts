import { expect, test } from 'vitest';
import type { Shape } from '@vitrum/core';
import { averagePool2d } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

// 1 2 3
// 4 5 6
// 7 8 9
const picture = [1, 2, 3, 4, 5, 6, 7, 8, 9];

test.each<[padding: 'valid' | 'same', poolSize: number, stride: number, outputShape: Shape, expected: readonly number[]]>([
  ['valid', 2, 0, [1, 1], [3]],
  ['valid', 2, 1, [2, 2], [3, 4, 6, 7]],
  // Only what lies in the picture counts: (1 + 2 + 4 + 5) / 4, (3 + 6) / 2, (7 + 8) / 2, 9.
  ['same', 2, 0, [2, 2], [3, 4.5, 7.5, 9]],
  ['valid', 3, 0, [1, 1], [5]],
])('padding %s, window %i, stride %i', (padding, poolSize, stride, outputShape, expected) => {
  const plan = planOf(averagePool2d, { poolSize, stride, padding }, [3, 3]);
  expect(plan.outputShape).toEqual(outputShape);
  const got = runLayer(plan, [[3, 3]], { batchSize: 1, inputs: [picture] }).forward();
  got.forEach((a, i) => expect(a).toBeCloseTo(expected[i] ?? NaN, 12));
});

test('every channel by itself', () => {
  const plan = planOf(averagePool2d, { poolSize: 2, stride: 0, padding: 'valid' }, [2, 2, 2]);
  expect(runLayer(plan, [[2, 2, 2]], { batchSize: 1, inputs: [[1, -2, 3, -4, 5, -6, 7, -8]] }).forward()).toEqual([4, -5]);
});

test('backward: every number of a window gets its share, and shares add up', () => {
  const plan = planOf(averagePool2d, { poolSize: 2, stride: 1, padding: 'same' }, [2, 2]);
  const layer = runLayer(plan, [[2, 2]], { batchSize: 1, inputs: [[1, 2, 3, 4]] });
  expect(layer.forward()).toEqual([2.5, 3, 3.5, 4]);
  layer.backward([4, 2, 2, 1]); // a quarter of 4 to each, a half of 2 to the right column, and to the lower row, 1 to the last
  expect([...layer.inputGradients[0].data]).toEqual([1, 2, 2, 4]);
});

test.each<[Shape, number, string]>([
  [[784], 2, 'The layer "average-pool2d" takes pictures of shape [height, width, channels] or [height, width], got [784].'],
  [[2, 3, 1], 3, 'The window [3, 3] of the layer "average-pool2d" does not fit along the height of a picture of shape [2, 3, 1].'],
])('refuses samples of shape %j', (shape, poolSize, message) => {
  expect(() => planOf(averagePool2d, { poolSize, stride: 0, padding: 'valid' }, shape)).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});
