import { describe, expect, test } from 'vitest';
import { defineActivation, type Shape } from '@vitrum/core';
import { transposedConv2d, zeros } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

const identity = defineActivation({ name: 'identity', forward: (z) => z, derivative: () => 1 });
const options = { filters: 1, kernelSize: 2, stride: 1, padding: 'valid' as 'valid' | 'same', activation: identity, weightInitializer: zeros, biasInitializer: zeros };
const weights = [1, 2, 3, 4]; // the window [1 2; 3 4]

describe('worked out by hand', () => {
  test.each<[changes: Partial<typeof options>, shape: Shape, expected: readonly number[]]>([
    // 1·[1 2; 3 4] at (0, 0) and 10·[1 2; 3 4] at (0, 1): they overlap in the middle.
    [{}, [2, 3, 1], [1, 2 + 10, 20, 3, 4 + 30, 40]],
    [{ padding: 'same' }, [1, 2, 1], [1, 2 + 10]],
    [{ stride: 2 }, [2, 4, 1], [1, 2, 10, 20, 3, 4, 30, 40]],
    [{ stride: 2, padding: 'same' }, [2, 4, 1], [1, 2, 10, 20, 3, 4, 30, 40]],
    // Windows of one number, three apart.
    [{ stride: 3, kernelSize: 1 }, [1, 4, 1], [1, 0, 0, 10]],
    [{ stride: 3, kernelSize: 1, padding: 'same' }, [3, 6, 1], [1, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ])('%j', (changes, shape, expected) => {
    const plan = planOf(transposedConv2d, { ...options, ...changes }, [1, 2]);
    expect(plan.outputShape).toEqual(shape);
    const given = changes.kernelSize === 1 ? [1] : weights;
    const layer = runLayer(plan, [[1, 2]], { batchSize: 1, inputs: [[1, 10]], parameters: { weights: given, biases: [0.5] } });
    expect(layer.forward()).toEqual(expected.map((z) => z + 0.5));
  });

  test('channels add up, filters stand side by side, each with its bias', () => {
    // W[f, c] = [1 2; 10 20]: 3·1 + 4·2 and 3·10 + 4·20.
    const plan = planOf(transposedConv2d, { ...options, filters: 2, kernelSize: 1 }, [1, 1, 2]);
    const layer = runLayer(plan, [[1, 1, 2]], { batchSize: 1, inputs: [[3, 4]], parameters: { weights: [1, 2, 10, 20], biases: [0.5, -1] } });
    expect(layer.forward()).toEqual([11.5, 109]);
  });

  test('backward: a number gets what its window stood on, a weight what was laid through it', () => {
    const layer = runLayer(planOf(transposedConv2d, options, [1, 2]), [[1, 2]], { batchSize: 1, inputs: [[1, 10]], parameters: { weights, biases: [0] } });
    layer.forward();
    layer.backward([1, 2, 3, 4, 5, 6]);
    expect([...layer.inputGradients[0].data]).toEqual([1 + 4 + 12 + 20, 2 + 6 + 15 + 24]);
    expect([...(layer.gradients['weights']?.data ?? [])]).toEqual([1 + 20, 2 + 30, 4 + 50, 5 + 60]);
    expect([...(layer.gradients['biases']?.data ?? [])]).toEqual([21]);
  });
});

test('counts the fan over the window, and tells whose windows lie over an output', () => {
  const plan = planOf(transposedConv2d, { ...options, filters: 3 }, [1, 2, 2]);
  expect(plan.parameters?.['weights']).toMatchObject({ shape: [2, 2, 3, 2], fan: { fanIn: 8, fanOut: 12 }, role: 'weight' });
  // The last filter of the middle of the first row: the first number's window with its second column, the second one's with its first.
  expect(plan.incoming?.(5)).toEqual({ inputs: [2, 3, 0, 1], parameter: 'weights', weights: [4, 5, 10, 11], bias: { parameter: 'biases', index: 2 } });
});

test('refuses samples that are no pictures', () => {
  expect(() => planOf(transposedConv2d, options, [784])).toThrow(expect.objectContaining({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: 'The layer "transposed-conv2d" takes pictures of shape [height, width, channels] or [height, width], got [784].',
  }));
});
