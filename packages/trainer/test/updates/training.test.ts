import { activationsPlugin } from '@vitrum/activations';
import { createRegistry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createCost, createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { centralDifference, createTensor } from '@vitrum/tensor';
import { planTraining, Trainer, type TrainingConfig } from '@vitrum/trainer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBlobs } from '../blobs.ts';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin]);

const createBlobNetwork = (precision: 'float32' | 'float64' = 'float64'): Network =>
  createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 5, 3] }), { seed: 3, precision });
const weightsOf = (network: Network): readonly number[] => network.parameters.flatMap(({ value }) => [...value.data]);

function createTrainer(network: Network, config: TrainingConfig, size = 30): Trainer {
  const data = { train: createBlobs(size, 1), test: createBlobs(6, 2) };
  return new Trainer({ network, data, plan: planTraining(registry, config) });
}

async function trained(config: TrainingConfig, size?: number): Promise<readonly number[]> {
  const network = createBlobNetwork();
  for await (const _ of createTrainer(network, config, size).run());
  return weightsOf(network);
}

test('accumulating over k batches is training with batches k times as large', async () => {
  const batches = fc.record({
    size: fc.integer({ min: 1, max: 40 }), batchSize: fc.integer({ min: 1, max: 7 }), accumulate: fc.integer({ min: 2, max: 5 }),
    optimizer: fc.constantFrom('sgd', 'adam', 'lamb', 'muon'), schedule: fc.constantFrom('constant', 'cosine'),
  });
  const property = fc.asyncProperty(batches, async ({ size, batchSize, accumulate, ...config }) => {
    const rest = { ...config, epochs: 3, learningRate: 0.05, seed: 5 };
    const [small, large] = [await trained({ ...rest, batchSize, accumulate }, size), await trained({ ...rest, batchSize: accumulate * batchSize }, size)];
    small.forEach((x, i) => {
      expect(Math.abs(x - (large[i] ?? NaN))).toBeLessThan(1e-8);
    });
  });
  await fc.assert(property, { seed: 1, numRuns: 25 });
});

test.each([1, 2, 5, 7, 9])('training that stops after %d batches, in the middle of a group too, goes on to the same bits', async (stopAfter) => {
  const config: TrainingConfig = { epochs: 2, batchSize: 4, accumulate: 3, optimizer: 'adam', clipNorm: 0.5, clipValue: 0.4, l1: 1e-3, l2: 1e-3, learningRate: 0.05 };
  const whole = createBlobNetwork('float32');
  for await (const _ of createTrainer(whole, config).run());
  const first = createBlobNetwork('float32');
  const trainer = createTrainer(first, config);
  const stop = new AbortController();
  let batches = 0;
  for await (const event of trainer.run(stop.signal, { samplesPerEvent: () => 1 })) if (event.type === 'progress' && ++batches === stopAfter) stop.abort();
  const second = createBlobNetwork('float32');
  second.parameters.forEach(({ value }, i) => value.data.set(first.parameters[i]?.value.data ?? []));
  const data = { train: createBlobs(30, 1), test: createBlobs(6, 2) };
  const resumed = new Trainer({ network: second, data, plan: planTraining(registry, config), state: trainer.saveState() });
  for await (const _ of resumed.run());
  expect(weightsOf(second)).toEqual(weightsOf(whole));
});

test('the step of a penalized cost is its gradient, by central differences; the reported loss is that of the data', async () => {
  const [l1, l2, learningRate] = [0.03, 0.2, 1e-3];
  const network = createBlobNetwork();
  const before = weightsOf(network);
  const data = createBlobs(6, 1);
  const [inputs, targets] = [createTensor([6, 2], 'float64'), createTensor([6, 3], 'float64')];
  for (let i = 0; i < 6; i++) {
    data.readInput(i, inputs.data, 2 * i);
    data.readTarget(i, targets.data, 3 * i);
  }
  const plan = planTraining(registry, {});
  const cost = createCost(network, plan.loss);
  const dataCost = (): number => {
    network.forward(inputs, false);
    return cost.total(targets) / 6;
  };
  const lossBefore = dataCost();
  const expected = network.parameters.flatMap(({ role, value: { data: theta } }) =>
    Array.from(theta, (at, i) => {
      const penalized = (x: number): number => {
        theta[i] = x;
        return dataCost() + (role === 'weight' ? l1 * Math.abs(x) + (l2 / 2) * x * x : 0);
      };
      const slope = centralDifference(penalized)(at);
      theta[i] = at;
      return slope;
    }),
  );
  const trainer = createTrainer(network, { epochs: 1, batchSize: 6, learningRate, l1, l2, shuffle: false }, 6);
  for await (const event of trainer.run()) if (event.type === 'epoch') expect(event.loss).toBeCloseTo(lossBefore, 12);
  weightsOf(network).forEach((x, i) => {
    expect(((before[i] ?? NaN) - x) / learningRate).toBeCloseTo(expected[i] ?? NaN, 6);
  });
});

test.each<[config: TrainingConfig, message: string]>([
  [{ accumulate: 0 }, 'training: accumulate must be a whole number of at least 1, got 0.'],
  [{ accumulate: 1.5 }, 'training: accumulate must be a whole number of at least 1, got 1.5.'],
  [{ clipNorm: -1 }, 'training: clipNorm must be a number of at least 0, got -1.'],
  [{ l1: -0.1 }, 'training: l1 must be a number of at least 0, got -0.1.'],
])('%j is refused', (config, message) => {
  expect(() => planTraining(registry, config)).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message }));
});
