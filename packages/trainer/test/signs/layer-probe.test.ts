import { referenceBackend } from '@vitrum/tensor';
import { createCost, createNetwork, type LayerConfig, type Network } from '@vitrum/network';
import { resolveReference } from '@vitrum/core';
import { planTraining, Trainer } from '@vitrum/trainer';
import { LayerProbe } from '@vitrum/trainer/signs';
import { describe, expect, test } from 'vitest';
import { blobs, createBlobs } from '../blobs.ts';
import { inBlocks } from '../block-dataset.ts';
import { registry } from './support.ts';

const loss = resolveReference(registry, 'loss', 'squared-error');
const networkOf = (layers: readonly LayerConfig[], inputs = 2): Network => createNetwork(registry, { inputShape: [inputs], layers }, { seed: 4, backend: referenceBackend });
const dense = (units: number, activation: string): LayerConfig => ({ type: 'dense', units, activation });

describe('units', () => {
  // z of a unit is its bias, for every sample, as all weights are 0.
  test.each<[activation: string, biases: readonly number[], dead: number, saturated: number]>([
    ['relu', [-1, 0.1, -1e-6, 1], 2, 0],
    ['leaky-relu', [-1, 1, -1, 1], 0, 0],
    ['tanh', [2.9, 3.1, -3.1, 0], 0, 2], // 1 − tanh²: 0.012, 0.0081
    ['sigmoid', [5.9, 6.1, -6.1, 0], 0, 2], // 4σ(1 − σ): 0.0109, 0.0089
    ['identity', [100, -100, 0, 1], 0, 0],
    ['gelu', [-1, 1, -30, 0], 0, 0],
  ])('of %s with z = %o: %i dead, %i saturated', async (activation, biases, dead, saturated) => {
    const network = networkOf([dense(4, activation), dense(3, 'identity')]);
    network.parameter('layers.0.weights').value.data.fill(0);
    network.parameter('layers.0.biases').value.data.set(biases);
    const [figures] = await new LayerProbe({ network, dataset: blobs.train, loss }).run();
    expect(figures).toMatchObject({ layer: 0, type: 'dense', units: 4, dead, saturated });
  });

  test('that answer to a single sample are alive', async () => {
    const network = networkOf([dense(1, 'relu'), dense(3, 'identity')]);
    network.parameter('layers.0.weights').value.data.set([1, 0]);
    const inputs = Array.from({ length: 90 }, (_, i) => (i === 77 ? 1 : -1));
    const dataset = { ...createBlobs(90, 2), readInput: (index: number, out: Float32Array | Float64Array, offset: number) => out.set([inputs[index] ?? 0, 0], offset) };
    network.parameter('layers.0.biases').value.data.fill(0);
    expect((await new LayerProbe({ network, dataset, loss }).run())[0]).toMatchObject({ dead: 0 });
    inputs[77] = -1;
    expect((await new LayerProbe({ network, dataset, loss }).run())[0]).toMatchObject({ dead: 1 });
  });

  test('of a softmax are not looked at', async () => {
    const [, softmax] = await new LayerProbe({ network: networkOf([dense(4, 'tanh'), dense(3, 'softmax')]), dataset: blobs.train, loss }).run();
    expect(softmax).not.toHaveProperty('units');
  });
});

describe('norms', () => {
  test('are those of the weights, and of the gradients of batches of 50', async () => {
    const network = networkOf([dense(4, 'tanh'), dense(3, 'identity')]);
    const dataset = createBlobs(100, 1);
    const figures = await new LayerProbe({ network, dataset, loss }).run();
    const cost = createCost(network, loss);
    const squares = [0, 0];
    for (const start of [0, 50]) {
      const [inputs, targets] = [network.inputFor(50), referenceBackend.memory.allocate([50, 3], 'float32')];
      for (let row = 0; row < 50; row++) {
        dataset.readInput(start + row, inputs.data, 2 * row);
        dataset.readTarget(start + row, targets.data, 3 * row);
      }
      network.forward(inputs);
      cost.backward(targets);
      for (const index of [0, 1]) squares[index] = (squares[index] ?? 0) + normOf(network.parameter(`layers.${index}.weights`).gradient.data) ** 2;
    }
    for (const [index, { weightNorm, gradientNorm }] of figures.entries()) {
      expect(weightNorm).toBeCloseTo(normOf(network.parameter(`layers.${index}.weights`).value.data), 6);
      expect(gradientNorm).toBeCloseTo(Math.sqrt((squares[index] ?? 0) / 2), 6);
    }
  });

  test('of a dataset on a disk are those of the same in memory', async () => {
    const figures = (dataset: typeof blobs.train) => new LayerProbe({ network: networkOf([dense(4, 'tanh'), dense(3, 'identity')]), dataset, loss }).run();
    expect(await figures(inBlocks(blobs.train))).toEqual(await figures(blobs.train));
  });
});

test('a training that is watched has the bits of one that is not', async () => {
  const plan = planTraining(registry, { epochs: 5, batchSize: 4, optimizer: 'adam', shuffle: true, seed: 3 });
  const layers = [dense(8, 'relu'), { type: 'batch-norm' }, { type: 'dropout', rate: 0.2 }, dense(3, 'tanh')];
  const weights = async (signs: boolean): Promise<readonly number[]> => {
    const network = networkOf(layers);
    for await (const _ of new Trainer({ network, data: blobs, plan, signs }).run());
    return [...network.parameters, ...network.state].flatMap(({ value }) => [...value.data]);
  };
  expect(await weights(true)).toEqual(await weights(false));
});

const normOf = (numbers: ArrayLike<number>): number => Math.sqrt(Array.from(numbers).reduce((sum, value) => sum + value * value, 0));
