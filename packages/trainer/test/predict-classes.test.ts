import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Dataset, type Task } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { squaredError } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { tensorFrom } from '@vitrum/tensor';
import { evaluate, predictClasses } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { inBlocks } from './block-dataset.ts';

const registry = createRegistry([activationsPlugin, layersPlugin]);

/** A network whose outputs are its inputs. */
function identityNetwork(size: number): Network {
  const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [size, size], activation: 'identity' }), { seed: 1 });
  const identity = Array.from({ length: size * size }, (_, i) => Number(Math.floor(i / size) === i % size));
  network.loadParameters(
    new Map([
      ['layers.0.weights', tensorFrom([size, size], identity)],
      ['layers.0.biases', tensorFrom([size], new Array<number>(size).fill(0))],
    ]),
  );
  return network;
}

/** A dataset of what is listed. */
function datasetOf(name: string, rows: readonly (readonly [input: readonly number[], target: readonly number[]])[], task?: Task): Dataset {
  const [input, target] = rows[0] ?? [[], []];
  return {
    name,
    size: rows.length,
    inputShape: [input.length],
    targetSize: target.length,
    ...(task && { task }),
    readInput: (index, out, offset) => out.set(rows[index]?.[0] ?? [], offset),
    readTarget: (index, out, offset) => out.set(rows[index]?.[1] ?? [], offset),
  };
}

// Five samples of three classes, each its own output.
const threeClasses: Dataset = {
  ...datasetOf('five', [
    [[0.75, 0.5, 0], [1, 0, 0]], // told 0, right
    [[0.25, 0.5, -1], [1, 0, 0]], // told 1
    [[0, 0.5, 0.5], [0, 1, 0]], // told 1, the first of equals, right
    [[0, 0, 2], [0, 0, 1]], // told 2, right
    [[1, 0, 0.5], [0, 0, 1]], // told 0
  ]),
  classes: ['zero', 'one', 'two'],
};

describe('predictClasses', () => {
  test.each<[string, Dataset, number]>([
    ['one at a time', threeClasses, 1],
    ['two at a time', threeClasses, 2],
    ['all at once', threeClasses, 200],
    ['from blocks', inBlocks(threeClasses), 2],
  ])('tells what was worked out by hand, %s', async (_, dataset, batchSize) => {
    const told = await predictClasses({ network: identityNetwork(3), dataset, batchSize, blockSize: 2 });
    expect([...told.predicted]).toEqual([0, 1, 1, 2, 0]);
    expect([...told.labels]).toEqual([0, 0, 1, 2, 2]);
    expect([...told.confidence]).toEqual([0.75, 0.5, 0.5, 2, 1]);
    expect(told.classes).toBe(3);
    expect([...told.confusion]).toEqual([1, 1, 0, 0, 1, 0, 1, 0, 1]);
    expect(told.accuracy).toBe(60);
  });

  test('agrees with evaluate', async () => {
    const network = identityNetwork(3);
    const { confusion, accuracy } = await evaluate({ network, dataset: threeClasses, loss: squaredError });
    const told = await predictClasses({ network, dataset: threeClasses });
    expect([...told.confusion]).toEqual(confusion?.flat());
    expect(told.accuracy).toBe(accuracy);
  });

  test('reads a single output as one of two classes', async () => {
    const dataset = datasetOf('two', [[[0.75], [1]], [[0.25], [1]], [[0.5], [0]]]);
    const told = await predictClasses({ network: identityNetwork(1), dataset });
    expect([...told.predicted]).toEqual([1, 0, 0]);
    expect([...told.confidence]).toEqual([0.75, 0.75, 0.5]);
    expect([...told.confusion]).toEqual([1, 0, 1, 1]);
  });

  test('says so when there are no classes', async () => {
    const dataset = datasetOf('numbers', [[[1], [1]]], 'regression');
    await expect(predictClasses({ network: identityNetwork(1), dataset })).rejects.toMatchObject({
      code: 'VITRUM_INVALID_DATASET',
      message: expect.stringContaining('regression'),
    });
  });

  test('stops when its signal does', async () => {
    const signal = AbortSignal.abort('enough');
    await expect(predictClasses({ network: identityNetwork(3), dataset: threeClasses, signal })).rejects.toBe('enough');
  });
});
