import { expect, test } from 'vitest';
import type { Shape } from '@vitrum/core';
import { upsample2d } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

test.each<[factor: number, Shape, outputShape: Shape, inputs: readonly number[], expected: readonly number[]]>([
  [2, [1, 2], [2, 4], [1, 2], [1, 1, 2, 2, 1, 1, 2, 2]],
  [1, [2, 2], [2, 2], [1, 2, 3, 4], [1, 2, 3, 4]],
  [2, [2, 1, 2], [4, 2, 2], [1, 2, 3, 4], [1, 2, 1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4, 3, 4]],
  [3, [1, 1, 1], [3, 3, 1], [7], [7, 7, 7, 7, 7, 7, 7, 7, 7]],
])('%i times as large, from %j', (factor, shape, outputShape, inputs, expected) => {
  const plan = planOf(upsample2d, { factor }, shape);
  expect(plan.outputShape).toEqual(outputShape);
  expect(runLayer(plan, [shape], { batchSize: 1, inputs: [inputs] }).forward()).toEqual(expected);
});

test('backward: the sum over every square, sample by sample', () => {
  const layer = runLayer(planOf(upsample2d, { factor: 2 }, [1, 2]), [[1, 2]], { batchSize: 2, inputs: [[1, 2, 3, 4]] });
  expect(layer.forward()).toEqual([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
  layer.backward([1, 2, 3, 4, 5, 6, 7, 8, 10, 20, 30, 40, 50, 60, 70, 80]);
  expect([...layer.inputGradients[0].data]).toEqual([1 + 2 + 5 + 6, 3 + 4 + 7 + 8, 140, 220]);
});

test('refuses what is no picture', () => {
  const message = 'The layer "upsample2d" takes pictures of shape [height, width, channels] or [height, width], got [784].';
  expect(() => planOf(upsample2d, { factor: 2 }, [784])).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});
