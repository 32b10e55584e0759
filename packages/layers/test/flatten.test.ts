import { expect, test } from 'vitest';
import { flatten } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

test('flatten lays out rows one after the other', () => {
  const layer = runLayer(planOf(flatten, {}, [2, 1, 2]), [[2, 1, 2]], { batchSize: 1, inputs: [[1, 2, 3, 4]] });
  expect(layer.output.shape).toEqual([1, 4]);
  expect(layer.forward()).toEqual([1, 2, 3, 4]);
});
