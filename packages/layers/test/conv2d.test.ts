import { describe, expect, test } from 'vitest';
import { defineActivation, type Shape } from '@vitrum/core';
import { conv2d, zeros } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

const identity = defineActivation({ name: 'identity', forward: (z) => z, derivative: () => 1 });
const options = { filters: 1, kernelSize: 2, stride: 1, dilation: 1, groups: 1, padding: 'valid' as 'valid' | 'same', activation: identity, weightInitializer: zeros, biasInitializer: zeros };

// A picture of 3 × 3 and a window [1 2; 3 4]: Dumoulin and Visin 2016, arXiv:1603.07285, draw the same arithmetic.
const picture = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const weights = [1, 2, 3, 4];

describe('worked out by hand', () => {
  test.each<[padding: 'valid' | 'same', stride: number, outputShape: readonly number[], expected: readonly number[]]>([
    // 1·1 + 2·2 + 3·4 + 4·5 = 37, then one to the right adds 10, one down adds 30.
    ['valid', 1, [2, 2, 1], [37, 47, 67, 77]],
    // Beyond the right and lower edge stand zeros: 3·1 + 6·3 = 21; 7 + 2·8 = 23; 9.
    ['same', 1, [3, 3, 1], [37, 47, 21, 67, 77, 33, 23, 26, 9]],
    ['valid', 2, [1, 1, 1], [37]],
    // ⌈3 / 2⌉ = 2 rows: windows begin at rows 0 and 2.
    ['same', 2, [2, 2, 1], [37, 21, 23, 9]],
  ])('padding %s, stride %i', (padding, stride, outputShape, expected) => {
    const plan = planOf(conv2d, { ...options, padding, stride }, [3, 3, 1]);
    expect(plan.outputShape).toEqual(outputShape);
    const layer = runLayer(plan, [[3, 3, 1]], { batchSize: 1, inputs: [picture], parameters: { weights, biases: [0] } });
    expect(layer.forward()).toEqual(expected);
  });

  test('channels add up, filters stand side by side, each with its bias', () => {
    // A window of 1 × 1: out[f] = bias[f] + Σ x[c]·W[c, f] at every pixel; W = [1 10; 2 20].
    const plan = planOf(conv2d, { ...options, filters: 2, kernelSize: 1 }, [1, 2, 2]);
    const layer = runLayer(plan, [[1, 2, 2]], { batchSize: 1, inputs: [[1, 2, 3, 4]], parameters: { weights: [1, 10, 2, 20], biases: [0.5, -1] } });
    expect(layer.forward()).toEqual([5.5, 49, 11.5, 109]);
  });

  test('a dilated window sees every other number', () => {
    // [1 2; 3 4] on the corners: 1·1 + 2·3 + 3·7 + 4·9 = 64.
    const plan = planOf(conv2d, { ...options, dilation: 2 }, [3, 3]);
    expect(plan.outputShape).toEqual([1, 1, 1]);
    const layer = runLayer(plan, [[3, 3]], { batchSize: 1, inputs: [picture], parameters: { weights, biases: [0] } });
    expect(layer.forward()).toEqual([64]);
    layer.backward([2]);
    expect([...(layer.gradients['weights']?.data ?? [])]).toEqual([2, 6, 14, 18]);
    expect([...layer.inputGradients[0].data]).toEqual([2, 0, 4, 0, 0, 0, 6, 0, 8]);
  });

  test.each<[groups: number, weights: readonly number[], shape: Shape, expected: readonly number[], dx: readonly number[]]>([
    // Two groups of two channels and one filter: 1·1 + 3·2 and 2·3 + 4·4; W = [1 2; 3 4] by channel of the group and filter.
    [2, [1, 2, 3, 4], [1, 1, 2, 2], [7, 22], [1, 3, 20, 40]],
    // Depthwise, two filters for every channel: 1·(1, 2), 2·(3, 4), 3·(5, 6), 4·(7, 8).
    [4, [1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 1, 8], [1, 2, 6, 8, 15, 18, 28, 32], [21, 4300, 650000, 87000000]],
  ])('%i groups: a filter sees the channels of its group', (groups, values, shape, expected, dx) => {
    const filters = expected.length;
    const plan = planOf(conv2d, { ...options, filters, groups, kernelSize: 1 }, [1, 1, 4]);
    expect(plan.parameters?.['weights']).toMatchObject({ shape, fan: { fanIn: 4 / groups, fanOut: filters / groups } });
    const layer = runLayer(plan, [[1, 1, 4]], { batchSize: 1, inputs: [[1, 2, 3, 4]], parameters: { weights: values, biases: expected.map(() => 0) } });
    expect(layer.forward()).toEqual(expected);
    layer.backward(expected.map((_, f) => 10 ** f));
    expect([...layer.inputGradients[0].data]).toEqual(dx);
  });

  test('backward: every weight has seen the pictures’ numbers that it stood on', () => {
    const layer = runLayer(planOf(conv2d, options, [3, 3]), [[3, 3]], { batchSize: 1, inputs: [picture], parameters: { weights, biases: [0] } });
    layer.forward();
    layer.backward([1, 0, 0, 2]); // the windows at (0, 0) and (1, 1)
    // ∂C/∂W = 1·[1 2; 4 5] + 2·[5 6; 8 9]
    expect([...(layer.gradients['weights']?.data ?? [])]).toEqual([11, 14, 20, 23]);
    expect([...(layer.gradients['biases']?.data ?? [])]).toEqual([3]);
    // ∂C/∂x: the window once at (0, 0), and twice at (1, 1), where both overlap
    expect([...layer.inputGradients[0].data]).toEqual([1, 2, 0, 3, 4 + 2, 4, 0, 6, 8]);
  });
});

describe('the plan', () => {
  test('counts the fan over the window', () => {
    const { parameters } = planOf(conv2d, { ...options, filters: 8, kernelSize: 3 }, [28, 28]);
    expect(parameters?.['weights']).toMatchObject({ shape: [3, 3, 1, 8], fan: { fanIn: 9, fanOut: 72 }, role: 'weight' });
  });

  test('tells what lies under a window, without the zeros around the picture', () => {
    // The last unit of a 3 × 3 output with padding "same" sees the last pixel alone.
    const incoming = planOf(conv2d, { ...options, padding: 'same' }, [3, 3, 1]).incoming?.(8);
    expect(incoming).toEqual({ inputs: [8], parameter: 'weights', weights: [0], bias: { parameter: 'biases', index: 0 } });
  });

  test('tells of the channels of a filter’s group alone, at the places of a dilated window', () => {
    const incoming = planOf(conv2d, { ...options, filters: 2, groups: 2, dilation: 2 }, [3, 3, 2]).incoming?.(1);
    expect(incoming).toEqual({ inputs: [1, 5, 13, 17], parameter: 'weights', weights: [1, 3, 5, 7], bias: { parameter: 'biases', index: 1 } });
  });

  test.each([
    [3, 6, 'The 3 groups of the layer "conv2d" do not divide the 4 channels, the last axis, of samples of shape [3, 3, 4].', 'such as 2.'],
    [2, 5, 'The 2 groups of the layer "conv2d" do not divide its 5 filters, from samples of shape [3, 3, 4].', 'such as 1.'],
  ])('refuses %i groups for four channels and %i filters', (groups, filters, message, advice) => {
    const hint: unknown = expect.stringContaining(advice);
    expect(() => planOf(conv2d, { ...options, groups, filters }, [3, 3, 4])).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message, hint }));
  });

  test('counts the dilation where a window is too large', () => {
    const message = 'The window [5, 5] of the layer "conv2d" does not fit along the height of a picture of shape [4, 6].';
    const hint = 'Choose a "kernelSize" of at most 2 or a smaller "dilation", or the padding "same".'; // (2 − 1)·2 + 1 = 3 of 4 rows
    expect(() => planOf(conv2d, { ...options, kernelSize: 3, dilation: 2 }, [4, 6])).toThrow(expect.objectContaining({ message, hint }));
  });

  test.each<[Shape, number, string]>([
    [[784], 2, 'The layer "conv2d" takes pictures of shape [height, width, channels] or [height, width], got [784].'],
    [[3, 2], 3, 'The window [3, 3] of the layer "conv2d" does not fit along the width of a picture of shape [3, 2].'],
    [[2, 3, 1], 3, 'The window [3, 3] of the layer "conv2d" does not fit along the height of a picture of shape [2, 3, 1].'],
  ])('refuses samples of shape %j', (shape, kernelSize, message) => {
    expect(() => planOf(conv2d, { ...options, kernelSize }, shape)).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
  });
});
