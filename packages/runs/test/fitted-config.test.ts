import type { Dataset, FloatArray, Task } from '@vitrum/core';
import { denseNetworkConfig, planNetwork } from '@vitrum/network';
import { fittedConfig } from '@vitrum/runs';
import { planTraining } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { registry } from './support.ts';

/** A dataset of which only the form is looked at. */
function formOf(size: number, inputShape: readonly number[], targetSize: number, task?: Task): Dataset {
  return { name: 'form', size, inputShape, targetSize, ...(task && { task }), readInput: () => undefined, readTarget: () => undefined };
}

describe('fittedConfig', () => {
  test.each([10, 26, 47])('gives gray pictures of 28 × 28 in %i classes and a random order the default settings', (classes) => {
    expect(fittedConfig({ ...formOf(60_000, [28, 28], classes), hasRandomOrder: true })).toEqual({
      network: { architecture: [784, 32, 16, classes] },
      training: { shuffle: false },
    });
  });

  test('F001: shuffles gray pictures of 28 × 28 that may be sorted by class', () => {
    const { network, training } = fittedConfig(formOf(3000, [28, 28], 10));
    expect(network).toMatchObject({ architecture: [784, 32, 16, 10], outputActivation: 'softmax' });
    expect(training).toMatchObject({ loss: 'categorical-cross-entropy', optimizer: 'adam', shuffle: true });
  });

  const forms: readonly (readonly [string, Dataset, readonly [inputs: number, outputs: number, activation: string, loss: string]])[] = [
    ['classes', formOf(120, [4], 3), [4, 3, 'softmax', 'categorical-cross-entropy']],
    ['two classes in one output', formOf(120, [2], 1, 'classification'), [2, 1, 'sigmoid', 'binary-cross-entropy']],
    ['a number', formOf(500, [1], 1, 'regression'), [1, 1, 'identity', 'mean-squared-error']],
    ['numbers of pictures', formOf(500, [28, 28], 2, 'regression'), [784, 2, 'identity', 'mean-squared-error']],
    ['labels', formOf(500, [20], 5, 'multi-label'), [20, 5, 'sigmoid', 'binary-cross-entropy']],
    ['color pictures', formOf(500, [28, 28, 3], 4), [2352, 4, 'softmax', 'categorical-cross-entropy']],
  ];
  test.each(forms)('gives %s an output and a loss that belong together', (_, dataset, [inputs, outputs, activation, loss]) => {
    const { network, training } = fittedConfig(dataset);
    expect([network.architecture[0], network.architecture.at(-1)]).toEqual([inputs, outputs]);
    expect(network).toMatchObject({ activation: 'tanh', outputActivation: activation, initializer: 'glorot-uniform', biasInitializer: 'zeros' });
    expect(training).toMatchObject({ loss, optimizer: 'adam', shuffle: true });
  });

  test.each([1, 4, 5, 100, 2000, 60_000, 5_000_000])('of %i samples sees each in at least 5 epochs, in batches of at most 32', (size) => {
    const { batchSize, epochs } = fittedConfig(formOf(size, [4], 3)).training;
    expect(batchSize).toBeGreaterThanOrEqual(1);
    expect(batchSize).toBeLessThanOrEqual(Math.min(size, 32));
    expect(epochs).toBeGreaterThanOrEqual(5);
  });

  test.each([
    ['small inputs: the usual 0.01', 4, 1, 0.01],
    ['inputs that are all 0', 9, 0, 0.01],
    ['3072 white pixels: 0.5 / 3072 ≈ 0.00016', 3072, 1, 0.0002],
    ['their negatives', 3072, -1, 0.0002],
    ['100 inputs of 5: 0.5 / 500', 100, 5, 0.001],
  ])('steps are as long as the inputs let them be; %s', (_, inputs, value, learningRate) => {
    const dataset = { ...formOf(500, [inputs], 2), readInput: (__: number, out: FloatArray, offset: number) => void out.fill(value, offset, offset + inputs) };
    expect(fittedConfig(dataset).training).toMatchObject({ learningRate, schedule: 'cosine' });
  });

  test.each([NaN, Infinity, 1e300])('D15: an input of %d is the data’s fault', (value) => {
    const dataset = { ...formOf(500, [2], 2), readInput: (index: number, out: FloatArray, offset: number) => void out.fill(index === 250 ? value : 1, offset, offset + 2) };
    expect(() => fittedConfig(dataset)).toThrow(
      expect.objectContaining({ code: 'VITRUM_INVALID_DATASET', message: expect.stringMatching(/ has (NaN|Infinity) among the inputs of sample 250, which/) }),
    );
  });

  test('names only what is built in', () => {
    for (const [, dataset] of forms) {
      const { network, training } = fittedConfig(dataset);
      expect(() => planNetwork(registry, denseNetworkConfig(registry, network))).not.toThrow();
      expect(() => planTraining(registry, training)).not.toThrow();
    }
  });
});
