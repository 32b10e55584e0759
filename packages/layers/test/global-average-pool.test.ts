import { expect, test } from 'vitest';
import type { Shape } from '@vitrum/core';
import { globalAveragePool } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

test.each<[Shape, outputShape: Shape, inputs: readonly number[], expected: readonly number[]]>([
  [[2, 2, 1], [1], [1, 2, 3, 6], [3]],
  [[2, 3], [1], [1, 2, 3, 4, 5, 9], [4]],
  [[1, 2, 3], [3], [1, 2, 3, 5, -2, 4], [3, 0, 3.5]], // (1 + 5) / 2, (2 − 2) / 2, (3 + 4) / 2
])('the mean of every channel of %j', (shape, outputShape, inputs, expected) => {
  const plan = planOf(globalAveragePool, {}, shape);
  expect(plan.outputShape).toEqual(outputShape);
  expect(runLayer(plan, [shape], { batchSize: 1, inputs: [inputs] }).forward()).toEqual(expected);
});

test('backward: every pixel gets its share, sample by sample', () => {
  const layer = runLayer(planOf(globalAveragePool, {}, [1, 2, 2]), [[1, 2, 2]], { batchSize: 2, inputs: [[1, 2, 3, 4, 5, 6, 7, 8]] });
  expect(layer.forward()).toEqual([2, 3, 6, 7]);
  layer.backward([2, 4, 6, 8]);
  expect([...layer.inputGradients[0].data]).toEqual([1, 2, 1, 2, 3, 4, 3, 4]);
});

test('refuses what is no picture', () => {
  const message = 'The layer "global-average-pool" takes pictures of shape [height, width, channels] or [height, width], got [784].';
  expect(() => planOf(globalAveragePool, {}, [784])).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});
