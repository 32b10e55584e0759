import { expect, test } from 'vitest';
import { createRegistry, type Shape } from '@vitrum/core';
import { resolveOptions } from '@vitrum/core/internal';
import { reshape } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

test.each<[from: Shape, shape: Shape, outputShape: Shape]>([
  [[6], [2, 3], [2, 3]],
  [[4, 6], [3, 8, 1], [3, 8, 1]],
  [[784], [28, 28, -1], [28, 28, 1]],
  [[4, 6], [-1], [24]],
  [[4, 6], [2, -1, 3], [2, 4, 3]],
])('from %j, shape %j', (from, shape, outputShape) => {
  expect(planOf(reshape, { shape }, from).outputShape).toEqual(outputShape);
});

test('the numbers stay in their order, there and back', () => {
  const layer = runLayer(planOf(reshape, { shape: [3, 2] }, [2, 3]), [[2, 3]], { batchSize: 1, inputs: [[1, 2, 3, 4, 5, 6]] });
  expect(layer.forward()).toEqual([1, 2, 3, 4, 5, 6]);
  layer.backward([6, 5, 4, 3, 2, 1]);
  expect([...layer.inputGradients[0].data]).toEqual([6, 5, 4, 3, 2, 1]);
});

test.each<[from: Shape, shape: Shape, why: string]>([
  [[6], [2, 2], '[6], 6 numbers, to [2, 2]: it has 4 numbers.'],
  [[4, 6], [5, -1], '[4, 6], 24 numbers, to [5, -1]: the other axes do not divide 24, so that axis 1 has no length.'],
  [[4, 6], [-1, 2, -1], '[4, 6], 24 numbers, to [-1, 2, -1]: axis 0 and axis 2 are both left open.'],
  [[4, 6], [24, 0], '[4, 6], 24 numbers, to [24, 0]: axis 1 has no length.'],
  [[4, 6], [0, -1], '[4, 6], 24 numbers, to [0, -1]: axis 0 has no length.'],
  [[4, 6], [25], '[4, 6], 24 numbers, to [25]: it has 25 numbers.'],
])('from %j, the shape %j is refused', (from, shape, why) => {
  const message = `The layer "reshape" cannot bring samples of shape ${why}`;
  expect(() => planOf(reshape, { shape }, from)).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});

test.each<[shape: unknown]>([['8'], [[1.5]], [[-2]], [[NaN]], [[2, '4']]])('the option refuses %j', (shape) => {
  expect(() => resolveOptions(createRegistry([]), reshape.options, { shape }, 'layer "reshape"')).toThrow(
    expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message: expect.stringContaining('layer "reshape": shape must be a list of whole numbers of at least -1, got ') }),
  );
});

test('one number is a list of one', () => {
  expect(resolveOptions(createRegistry([]), reshape.options, { shape: 8 }, 'layer "reshape"')).toMatchObject({ shape: [8] });
});
