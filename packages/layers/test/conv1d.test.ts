import { describe, expect, test } from 'vitest';
import { defineActivation, type Shape } from '@vitrum/core';
import { conv1d, zeros } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

const identity = defineActivation({ name: 'identity', forward: (z) => z, derivative: () => 1 });
const options = {
  filters: 1, kernelSize: 2, stride: 1, dilation: 1, groups: 1, padding: 'valid' as 'valid' | 'same',
  activation: identity, weightInitializer: zeros, biasInitializer: zeros,
};
const sequence = [1, 2, 3, 4, 5];
const weights = [1, 10];

describe('worked out by hand', () => {
  test.each<[changes: Partial<typeof options>, shape: Shape, expected: readonly number[]]>([
    [{}, [4, 1], [21, 32, 43, 54]], // 1·1 + 10·2 = 21
    [{ padding: 'same' }, [5, 1], [21, 32, 43, 54, 5]], // an odd zero stands after the sequence
    [{ stride: 2 }, [2, 1], [21, 43]],
    [{ stride: 2, padding: 'same' }, [3, 1], [21, 43, 5]],
    [{ dilation: 3 }, [2, 1], [41, 52]], // 1·1 + 10·4
    [{ dilation: 2, padding: 'same' }, [5, 1], [20, 31, 42, 53, 4]], // a zero on both sides: 0·1 + 10·2
  ])('%j', (changes, shape, expected) => {
    const plan = planOf(conv1d, { ...options, ...changes }, [5]);
    expect(plan.outputShape).toEqual(shape);
    expect(runLayer(plan, [[5]], { batchSize: 1, inputs: [sequence], parameters: { weights, biases: [0] } }).forward()).toEqual(expected);
  });

  test('channels add up, filters stand side by side, each with its bias', () => {
    // W[j, c, f] = [[1 2; 3 4]]: 1·1 + 2·3 + 0.5 and 1·2 + 2·4 − 1.
    const plan = planOf(conv1d, { ...options, filters: 2, kernelSize: 1 }, [2, 2]);
    const layer = runLayer(plan, [[2, 2]], { batchSize: 1, inputs: [[1, 2, 3, 4]], parameters: { weights: [1, 2, 3, 4], biases: [0.5, -1] } });
    expect(layer.forward()).toEqual([7.5, 9, 15.5, 21]);
  });

  test('of as many groups as channels, a filter sees its own channel', () => {
    // W[j, f] = [1 2; 10 20]: 1·1 + 10·3 and 2·2 + 20·4.
    const plan = planOf(conv1d, { ...options, filters: 2, groups: 2 }, [2, 2]);
    const layer = runLayer(plan, [[2, 2]], { batchSize: 1, inputs: [[1, 2, 3, 4]], parameters: { weights: [1, 2, 10, 20], biases: [0, 0] } });
    expect(layer.forward()).toEqual([31, 84]);
  });

  test('backward: a weight has seen the numbers that it stood on, a number the weights that stood on it', () => {
    const layer = runLayer(planOf(conv1d, options, [3, 1]), [[3, 1]], { batchSize: 1, inputs: [[1, 2, 3]], parameters: { weights, biases: [0] } });
    layer.forward();
    layer.backward([1, 2]);
    expect([...(layer.gradients['weights']?.data ?? [])]).toEqual([1 + 2 * 2, 2 + 2 * 3]);
    expect([...(layer.gradients['biases']?.data ?? [])]).toEqual([3]);
    expect([...layer.inputGradients[0].data]).toEqual([1, 10 + 2, 20]);
  });
});

test('counts the fan over the window, and tells what lies under it', () => {
  const plan = planOf(conv1d, { ...options, filters: 8, kernelSize: 3, padding: 'same' }, [5, 2]);
  expect(plan.parameters?.['weights']).toMatchObject({ shape: [3, 2, 8], fan: { fanIn: 6, fanOut: 24 }, role: 'weight' });
  // The first place: the zero before the sequence is left out.
  expect(plan.incoming?.(1)).toEqual({ inputs: [0, 1, 2, 3], parameter: 'weights', weights: [17, 25, 33, 41], bias: { parameter: 'biases', index: 1 } });
});

test.each<[Shape, Partial<typeof options>, string]>([
  [[4, 4, 1], {}, 'The layer "conv1d" takes sequences of shape [length, channels] or [length], got [4, 4, 1].'],
  [[4], { kernelSize: 3, dilation: 2 }, 'The window [5] of the layer "conv1d" does not fit along the length of a sequence of shape [4].'],
  [[4, 3], { groups: 2, filters: 2 }, 'The 2 groups of the layer "conv1d" do not divide the 3 channels, the last axis, of samples of shape [4, 3].'],
])('refuses samples of shape %j with %j', (shape, changes, message) => {
  expect(() => planOf(conv1d, { ...options, ...changes }, shape)).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});
