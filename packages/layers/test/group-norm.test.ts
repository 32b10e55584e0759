import { expect, test } from 'vitest';
import type { Shape } from '@vitrum/core';
import { groupNorm, layerNorm } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

const epsilon = 1e-12; // so little that the numbers below stand as they are

test.each<[groups: number, Shape, inputs: readonly number[], expected: readonly number[]]>([
  // μ = 2, σ = 1: (1 − 2) / 1, (3 − 2) / 1; then μ = 20, σ = 10.
  [2, [4], [1, 3, 10, 30], [-1, 1, -1, 1]],
  // The groups are channels 0, 1 and channels 2, 3 of two pixels: 1 1 3 3 has μ = 2, σ = 1, and 0 4 4 0 has μ = 2, σ = 2.
  [2, [1, 2, 4], [1, 1, 0, 4, 3, 3, 4, 0], [-1, -1, -1, 1, 1, 1, 1, -1]],
  // A group for each channel: 1 3 and 5 9.
  [2, [2, 1, 2], [1, 5, 3, 9], [-1, -1, 1, 1]],
])('%i groups of samples of shape %j', (groups, shape, inputs, expected) => {
  const got = runLayer(planOf(groupNorm, { groups, epsilon }, shape), [shape], { batchSize: 1, inputs: [inputs] }).forward();
  got.forEach((a, i) => expect(a).toBeCloseTo(expected[i] ?? NaN, 10));
});

test('γ and β are those of the channel, at every place and in every sample', () => {
  const plan = planOf(groupNorm, { groups: 1, epsilon }, [2, 2]);
  expect(plan.parameters).toMatchObject({ scale: { shape: [2], role: 'scale' }, shift: { shape: [2], role: 'bias' } });
  const layer = runLayer(plan, [[2, 2]], { batchSize: 2, inputs: [[1, 1, 3, 3, 5, 9, 9, 5]], parameters: { scale: [10, 100], shift: [1, 2] } });
  const expected = [-9, -98, 11, 102, -9, 102, 11, -98];
  layer.forward().forEach((a, i) => expect(a).toBeCloseTo(expected[i] ?? NaN, 8));
});

test('one group of a vector is what layer-norm computes', () => {
  const [shape, inputs] = [[5], [[0.3, -1, 2, 0.5, 4, 1, 0, -0.2, 3, 3]]] as const;
  const parameters = { scale: [1, 2, 3, 4, 5], shift: [0.1, 0.2, 0.3, 0.4, 0.5] };
  const [group, layer] = [planOf(groupNorm, { groups: 1, epsilon: 1e-5 }, shape), planOf(layerNorm, { epsilon: 1e-5 }, shape)]
    .map((plan) => runLayer(plan, [shape], { batchSize: 2, inputs, parameters }).forward());
  group?.forEach((a, i) => expect(a).toBeCloseTo(layer?.[i] ?? NaN, 12));
});

test.each<[groups: number, Shape, says: string, hint: string]>([
  [4, [8, 8, 6], 'The 4 groups of the layer "group-norm" do not divide the 6 channels, the last axis, of samples of shape [8, 8, 6].', 'Choose "groups" so that it divides 6, such as 3.'],
  [32, [3], 'The 32 groups of the layer "group-norm" do not divide the 3 channels, the last axis, of samples of shape [3].', 'Choose "groups" so that it divides 3, such as 3.'],
])('%i groups of %j are refused', (groups, shape, message, hint) => {
  expect(() => planOf(groupNorm, { groups, epsilon }, shape)).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message, hint }));
});
