import { expect, test } from 'vitest';
import type { Shape } from '@vitrum/core';
import { maxPool2d } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

// 1 9 2 3
// 4 5 8 6
// 7 0 1 2
const picture = [1, 9, 2, 3, 4, 5, 8, 6, 7, 0, 1, 2];

test.each<[padding: 'valid' | 'same', poolSize: number, stride: number, outputShape: Shape, expected: readonly number[]]>([
  ['valid', 2, 0, [1, 2], [9, 8]],
  ['valid', 2, 1, [2, 3], [9, 9, 8, 7, 8, 8]],
  ['same', 2, 0, [2, 2], [9, 8, 7, 2]], // the lower windows stand out by a row
  ['same', 3, 2, [2, 2], [9, 8, 8, 8]], // 2 rows too many: one above; 1 column too many: to the right
  ['valid', 1, 3, [1, 2], [1, 3]],
])('padding %s, window %i, stride %i', (padding, poolSize, stride, outputShape, expected) => {
  const plan = planOf(maxPool2d, { poolSize, stride, padding }, [3, 4]);
  expect(plan.outputShape).toEqual(outputShape);
  expect(runLayer(plan, [[3, 4]], { batchSize: 1, inputs: [picture] }).forward()).toEqual(expected);
});

test('every channel by itself', () => {
  const plan = planOf(maxPool2d, { poolSize: 2, stride: 0, padding: 'valid' }, [2, 2, 2]);
  expect(plan.outputShape).toEqual([1, 1, 2]);
  // Channel 0: 1 3 5 7; channel 1: −2 −4 −6 −8
  expect(runLayer(plan, [[2, 2, 2]], { batchSize: 1, inputs: [[1, -2, 3, -4, 5, -6, 7, -8]] }).forward()).toEqual([7, -2]);
});

test('numbers below zero are not beaten by what lies outside of the picture', () => {
  const plan = planOf(maxPool2d, { poolSize: 3, stride: 1, padding: 'same' }, [1, 2]);
  expect(runLayer(plan, [[1, 2]], { batchSize: 1, inputs: [[-5, -6]] }).forward()).toEqual([-5, -5]);
});

test('NaN is not hidden', () => {
  const plan = planOf(maxPool2d, { poolSize: 2, stride: 0, padding: 'valid' }, [2, 2]);
  const layer = runLayer(plan, [[2, 2]], { batchSize: 1, inputs: [[1, NaN, 3, 4]] });
  expect(layer.forward()).toEqual([NaN]);
  layer.backward([2]);
  expect([...layer.inputGradients[0].data]).toEqual([0, 2, 0, 0]);
});

test('backward: the largest number of a window gets all, the first of several, and what several windows give adds up', () => {
  const plan = planOf(maxPool2d, { poolSize: 2, stride: 1, padding: 'valid' }, [2, 3]);
  const layer = runLayer(plan, [[2, 3]], { batchSize: 2, inputs: [[1, 9, 2, 3, 4, 5, 6, 6, 1, 6, 2, 7]] });
  expect(layer.forward()).toEqual([9, 9, 6, 7]);
  layer.backward([1, 10, 2, 20]);
  expect([...layer.inputGradients[0].data]).toEqual([0, 11, 0, 0, 0, 0, 2, 0, 0, 0, 0, 20]);
});

test.each<[Shape, number, string]>([
  [[784], 2, 'The layer "max-pool2d" takes pictures of shape [height, width, channels] or [height, width], got [784].'],
  [[2, 3, 1], 3, 'The window [3, 3] of the layer "max-pool2d" does not fit along the height of a picture of shape [2, 3, 1].'],
  [[3, 2], 3, 'The window [3, 3] of the layer "max-pool2d" does not fit along the width of a picture of shape [3, 2].'],
])('refuses samples of shape %j', (shape, poolSize, message) => {
  expect(() => planOf(maxPool2d, { poolSize, stride: 0, padding: 'valid' }, shape)).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});

test('leaves out what whole windows leave over, as Keras and PyTorch do, unless it has to be exact', () => {
  const planWith = (padding: 'valid' | 'exact', shape: Shape) => planOf(maxPool2d, { poolSize: 2, stride: 0, padding }, shape);
  expect(planWith('valid', [4, 5, 3]).outputShape).toEqual([2, 2, 3]);
  expect(planWith('exact', [4, 6, 3]).outputShape).toEqual([2, 3, 3]);
  expect(() => planWith('exact', [4, 5, 3])).toThrow(expect.objectContaining({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: 'The window [2, 2] of the layer "max-pool2d" does not divide the width of a picture of shape [4, 5, 3]: 2 windows at stride 2 cover 4 of 5.',
  }));
});
