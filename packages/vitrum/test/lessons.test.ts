import { resolveReference, type DatasetSplits, type Reference } from '@vitrum/core';
import { createVitrum, type TrainingConfig } from 'vitrum';
import { createNetwork, denseNetworkConfig, planTraining, Trainer } from 'vitrum/parts';
import { describe, expect, test } from 'vitest';

// The small datasets are learned by small networks; one seed decides the samples, the first weights and their order.

const registry = createVitrum();

/** The main figure on the test part: accuracy in per cent, or R² for regression. */
async function train(reference: Reference, hidden: readonly number[], training: TrainingConfig): Promise<number> {
  const data = await load(reference);
  const [inputs = 0] = data.train.inputShape;
  const isRegression = data.train.task === 'regression';
  const config = denseNetworkConfig(registry, {
    architecture: [inputs, ...hidden, data.train.targetSize],
    outputActivation: isRegression ? 'identity' : 'softmax',
    initializer: 'glorot-uniform',
    biasInitializer: 'zeros',
  });
  const plan = planTraining(registry, {
    loss: isRegression ? 'mean-squared-error' : 'categorical-cross-entropy',
    optimizer: 'adam',
    batchSize: 16,
    shuffle: true,
    ...training,
  });
  const trainer = new Trainer({ network: createNetwork(registry, config, { seed: training.seed ?? 0 }), data, plan });
  let figure = NaN;
  for await (const event of trainer.run()) {
    if (event.type === 'done') figure = event.testMetrics[isRegression ? 'r-squared' : 'accuracy'] ?? NaN;
  }
  return figure;
}

function load(reference: Reference): Promise<DatasetSplits> {
  const noFiles = { read: () => Promise.reject(new Error('a lesson reads no file')) };
  return resolveReference(registry, 'dataset', reference).load(noFiles);
}

const seeds = [0, 1];

describe.each(seeds)('with the seed %i', (seed) => {
  test.each([
    ['two-moons', [8], 30, 97],
    ['circles', [8], 30, 97],
    ['xor', [8], 60, 97],
    ['blobs', [8], 15, 97],
    ['spirals', [16, 16], 60, 95],
  ] as const)('%s is learned by hidden layers of %j units in %i epochs to %i per cent', async (type, hidden, epochs, min) => {
    expect(await train({ type, seed }, hidden, { epochs, seed })).toBeGreaterThan(min);
  });

  test('the sine is learned to R² > 0.99', async () => {
    const training = { epochs: 60, learningRate: 0.005, seed };
    expect(await train({ type: 'regression-sine', seed }, [16, 16], training)).toBeGreaterThan(0.99);
  });
});

// Without a hidden layer the two classes of an exclusive or cannot be told apart: more than three corners are never right.
test('exclusive or is not learned without a hidden layer', async () => {
  expect(await train({ type: 'xor', noise: 0 }, [], { epochs: 60 })).toBeLessThanOrEqual(75);
});

// 30 flowers are held out, so one wrong answer costs 3.3 per cent.
test('irises are told apart: 95 per cent right in the mean of ten splits, and 90 in each', async () => {
  const figures: number[] = [];
  for (let splitSeed = 0; splitSeed < 10; splitSeed++) figures.push(await train({ type: 'iris', splitSeed }, [16], { epochs: 100 }));
  expect(figures.reduce((sum, figure) => sum + figure, 0) / figures.length).toBeGreaterThan(95);
  expect(Math.min(...figures)).toBeGreaterThan(90);
}, 30_000);
