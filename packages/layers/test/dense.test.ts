import { describe, expect, test } from 'vitest';
import { createRegistry, defineActivation, definePlugin, type Shape } from '@vitrum/core';
import { resolveOptions } from '@vitrum/core/internal';
import { dense, layersPlugin, zeros } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

const square = defineActivation({ name: 'square', forward: (z) => z * z, derivative: (z) => 2 * z });
const identity = defineActivation({ name: 'identity', forward: (z) => z, derivative: () => 1 });
const options = { units: 2, activation: square, weightInitializer: zeros, biasInitializer: zeros };

/** W = [1 3; 2 −1], a column for each unit: [1 2] and [3 −1]; b = [0.5 −1], a = z²; x = [1 1; 2 −1]. */
const createExample = () =>
  runLayer(planOf(dense, options, [2]), [[2]], {
    batchSize: 2,
    inputs: [[1, 1, 2, -1]],
    parameters: { weights: [1, 3, 2, -1], biases: [0.5, -1] },
  });

describe('a batch of two, worked out by hand', () => {
  // Sample 1: z = [1 + 2 + 0.5, 3 − 1 − 1] = [3.5, 1]; sample 2: z = [2 − 2 + 0.5, 6 + 1 − 1] = [0.5, 6].
  const z = [3.5, 1, 0.5, 6];
  const a = [12.25, 1, 0.25, 36];
  const outputGradient = [1, 2, -4, 0.5];
  // dz = da ⊙ 2z = [1·7, 2·2; −4·1, 0.5·12]
  const dz = [7, 4, -4, 6];
  // ∂C/∂W = xᵀ·dz, by columns: 7·[1 1] − 4·[2 −1] = [−1 11] and 4·[1 1] + 6·[2 −1] = [16 −2]; ∂C/∂b = [7 − 4, 4 + 6]
  const weightGradient = [-1, 16, 11, -2];
  const biasGradient = [3, 10];
  // ∂C/∂x = dz·Wᵀ: 7·[1 2] + 4·[3 −1] and −4·[1 2] + 6·[3 −1]
  const inputGradient = [19, 10, 14, -14];

  test('forward gives a and keeps z', () => {
    const layer = createExample();
    expect(layer.forward(true)).toEqual(a);
    expect([...(layer.kept['z']?.data ?? [])]).toEqual(z);
  });

  test.each(['output', 'logits'] as const)('backward from the %s gives the gradients and leaves dz', (from) => {
    const layer = createExample();
    layer.forward(true);
    if (from === 'logits') layer.errors['dz']?.data.set(dz);
    layer.backward(outputGradient, from);
    expect([...(layer.errors['dz']?.data ?? [])]).toEqual(dz);
    expect([...(layer.gradients['weights']?.data ?? [])]).toEqual(weightGradient);
    expect([...(layer.gradients['biases']?.data ?? [])]).toEqual(biasGradient);
    expect([...layer.inputGradients[0].data]).toEqual(inputGradient);
  });

  test('a second backward pass overwrites the gradients', () => {
    const layer = createExample();
    layer.forward(true);
    layer.backward(outputGradient);
    layer.backward(outputGradient);
    expect([...(layer.gradients['weights']?.data ?? [])]).toEqual(weightGradient);
    expect([...layer.inputGradients[0].data]).toEqual(inputGradient);
  });
});

describe('the plan', () => {
  test('tells shapes, roles and fans; weights are drawn unit after unit', () => {
    const { outputShape, activation, parameters } = planOf(dense, options, [3]);
    expect(outputShape).toEqual([2]);
    expect(activation).toBe(square);
    const fan = { fanIn: 3, fanOut: 2 };
    expect(parameters).toEqual({
      weights: { shape: [3, 2], initializer: zeros, fan, role: 'weight', drawOrder: [1, 0] },
      biases: { shape: [2], initializer: zeros, fan, role: 'bias' },
    });
  });

  test('tells which numbers add up to z: column 1 of W and its bias', () => {
    const incoming = planOf(dense, options, [3]).incoming?.(1);
    expect(incoming).toEqual({ inputs: [0, 1, 2], parameter: 'weights', weights: [1, 3, 5], bias: { parameter: 'biases', index: 1 } });
  });

  test('has the defaults that its options name', () => {
    const registry = createRegistry([layersPlugin, definePlugin({ name: 'test', version: '1.0.0', activations: [identity] })]);
    const resolved = resolveOptions(registry, dense.options, { units: 4 }, 'layer "dense"');
    expect(resolved.activation).toBe(identity);
    expect(resolved.weightInitializer.name).toBe('glorot-uniform');
    expect(resolved.biasInitializer.name).toBe('zeros');
    expect(() => resolveOptions(registry, dense.options, { units: 0 }, 'layer "dense"')).toThrow(
      expect.objectContaining({
        code: 'VITRUM_INVALID_OPTION',
        message: 'layer "dense": units must be a whole number of at least 1, got 0.',
      }),
    );
  });

  test.each<[readonly [Shape, ...Shape[]], string]>([
    [[[28, 28]], 'A dense layer takes vectors, got samples of shape [28, 28].'],
    [[[]], 'A dense layer takes vectors, got samples of shape [].'],
    [[[2], [3]], 'The layer "dense" reads one input, got 2: [2], [3].'],
  ])('refuses inputs of the shapes %j', (shapes, message) => {
    expect(() => planOf(dense, options, ...shapes)).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
  });
});
