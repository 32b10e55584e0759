import { activationsPlugin } from '@vitrum/activations';
import { createRegistry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { squaredError } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig } from '@vitrum/network';
import { tensorFrom } from '@vitrum/tensor';
import { accuracy, evaluate } from '@vitrum/trainer';
import { argmax } from '@vitrum/trainer/internal';
import { describe, expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);

// Four samples of two classes; the network is the identity, so each input is its own output.
const inputs = [
  [0.9, 0.1], // class 0, seen as 0: (0.9 − 1)² + 0.1² = 0.02
  [0.2, 0.6], // class 0, seen as 1: 0.8² + 0.6² = 1
  [0.3, 0.7], // class 1, seen as 1: 0.3² + 0.3² = 0.18
  [0.1, 1.1], // class 1, seen as 1: 0.1² + 0.1² = 0.02
];
const labels = [0, 0, 1, 1];
const dataset = {
  name: 'four',
  size: 4,
  inputShape: [2],
  targetSize: 2,
  classes: ['zero', 'one'],
  readInput: (index: number, out: Float32Array | Float64Array, offset: number) => {
    out.set(inputs[index] ?? [], offset);
  },
  readTarget: (index: number, out: Float32Array | Float64Array, offset: number) => {
    out.set(labels[index] === 0 ? [1, 0] : [0, 1], offset);
  },
};
const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 2], activation: 'identity' }), { seed: 1, precision: 'float64' });
network.loadParameters(
  new Map([
    ['layers.0.weights', tensorFrom([2, 2], [1, 0, 0, 1])],
    ['layers.0.biases', tensorFrom([2], [0, 0])],
  ]),
);

describe('evaluate', () => {
  test.each([1, 3, 4, 200])('gives figures worked out by hand, in batches of %i', async (batchSize) => {
    const result = await evaluate({ network, dataset, loss: squaredError, batchSize });
    expect(result.samples).toBe(4);
    expect(result.loss).toBeCloseTo((0.02 + 1 + 0.18 + 0.02) / 4, 12);
    expect(result.accuracy).toBe(75);
    expect(result.confusion).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });

  // The four samples as pictures of 1 × 2: with its mirror image, every answer is [½(a + b), ½(a + b)]: a tie, which is class 0.
  test.each([1, 4])('answers with the mean of picture and mirror image, in batches of %i', async (batchSize) => {
    const result = await evaluate({ network, dataset: { ...dataset, inputShape: [1, 2] }, loss: squaredError, batchSize, mirrored: true });
    expect(result.accuracy).toBe(50);
    // Mirrored: 0.9² + 0.9², 0.4² + 0.2², 0.7² + 0.7², 1.1² + 0.9².
    expect(result.loss).toBeCloseTo((0.02 + 1 + 0.18 + 0.02 + 1.62 + 0.2 + 0.98 + 2.02) / 8, 12);
  });

  test('mirrors colors pixel by pixel', async () => {
    const picture = { ...dataset, size: 1, inputShape: [1, 1, 2], readInput: dataset.readInput };
    const result = await evaluate({ network, dataset: picture, loss: squaredError, mirrored: true });
    expect(result.loss).toBeCloseTo(0.02, 12); // a single pixel is its own mirror image
  });

  test('has no mirror images of vectors', async () => {
    await expect(evaluate({ network, dataset, loss: squaredError, mirrored: true })).rejects.toMatchObject({
      code: 'VITRUM_SHAPE_MISMATCH',
      message: 'Only pictures, [height, width] or [height, width, channels], have mirror images; these samples have the shape [2].',
    });
  });

  test('stops when its signal does', async () => {
    await expect(evaluate({ network, dataset, loss: squaredError, signal: AbortSignal.abort('enough') })).rejects.toBe('enough');
  });
});

test.each([
  [[3, 1, 2], 0],
  [[1, 3, 3], 1],
  [[-2, -1], 1],
  [[], 0],
])('argmax of %j is %i', (values, expected) => {
  expect(argmax(Float64Array.from(values))).toBe(expected);
});

test.each([
  [[0.7], [1], 1],
  [[0.7], [0], 0],
  [[0.2], [0], 1],
  [[0.1, 0.8, 0.1], [0, 1, 0], 1],
  [[0.1, 0.8, 0.1], [1, 0, 0], 0],
])('accuracy of %j for %j is %i', (output, target, expected) => {
  expect(accuracy.score(Float64Array.from(output), Float64Array.from(target))).toBe(expected);
});
