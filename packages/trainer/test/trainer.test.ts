import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineOptimizer, type Reference } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import {
  planTraining,
  Trainer,
  type TrainerData,
  trainerPlugin,
  type EpochEvent,
  type TrainingConfig,
  type TrainingEvent,
} from '@vitrum/trainer';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { blobs, createBlobs } from './blobs.ts';

/** θ ← θ − η·v, v ← 0.9·v + g: has a memory, so that resuming has something to lose. */
const momentum = defineOptimizer({
  name: 'test-momentum',
  slots: ['velocity'],
  update: ({ value, gradient, slots: { velocity }, learningRate }) => {
    for (let i = 0; i < value.length; i++) {
      velocity[i] = 0.9 * (velocity[i] ?? 0) + (gradient[i] ?? 0);
      value[i] = (value[i] ?? 0) - learningRate * (velocity[i] ?? 0);
    }
  },
});

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin, trainerPlugin]).with({
  name: 'test-optimizers',
  version: '1.0.0',
  optimizers: [momentum],
});

/** In the stored order unless a test says otherwise. */
const plan = (config: TrainingConfig) => planTraining(registry, { shuffle: false, ...config });

function createBlobNetwork(outputActivation: Reference = 'tanh', units = 3): Network {
  return createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, units], outputActivation }), { seed: 3 });
}

async function collect(events: AsyncIterable<TrainingEvent>): Promise<readonly TrainingEvent[]> {
  const collected: TrainingEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

const isEpoch = (event: TrainingEvent): event is EpochEvent => event.type === 'epoch';
const weightsOf = (network: Network): readonly number[] => network.parameters.flatMap(({ value }) => [...value.data]);

describe('training learns a task with a known solution', () => {
  test.each<[string, TrainingConfig, Reference]>([
    ['one sample at a time', { epochs: 20, learningRate: 0.05 }, 'tanh'],
    ['mini-batches', { epochs: 60, learningRate: 0.5, batchSize: 16 }, 'tanh'],
    ['cross-entropy after softmax', { epochs: 20, learningRate: 0.5, batchSize: 16, loss: 'categorical-cross-entropy' }, 'softmax'],
    ['shuffled', { epochs: 20, learningRate: 0.05, shuffle: true }, 'tanh'],
    ['an optimizer with a memory', { epochs: 20, learningRate: 0.005, optimizer: 'test-momentum' }, 'tanh'],
  ])('%s', async (_name, config, outputActivation) => {
    const network = createBlobNetwork(outputActivation);
    const events = await collect(new Trainer({ network, data: blobs, plan: plan(config) }).run());
    // The centers are √3 apart, 8.7 standard deviations: hardly a point lies on the wrong side.
    expect(events.at(-1)).toMatchObject({ type: 'done', epochs: config.epochs });
    expect(events.filter(isEpoch).at(-1)?.testAccuracy).toBeGreaterThan(98);
    expect(events.filter(isEpoch).at(-1)?.accuracy).toBeGreaterThan(98);
  });
});

test('without a test part, the test figures are those of the training samples', async () => {
  const run = async (data: TrainerData) => (await collect(new Trainer({ network: createBlobNetwork(), data, plan: plan({ epochs: 1 }) }).run())).at(-1);
  const { train } = blobs;
  const done = await run({ train });
  expect(done).toMatchObject({ type: 'done', testAccuracy: expect.any(Number) });
  expect({ ...done, seconds: 0 }).toEqual({ ...(await run({ train, test: train })), seconds: 0 });
});

describe('events', () => {
  test('come in order, count samples, and end with done', async () => {
    const network = createBlobNetwork();
    const events = await collect(new Trainer({ network, data: blobs, plan: plan({ epochs: 2, batchSize: 7 }) }).run());
    const types = events.map(({ type }) => type).filter((type, i, all) => type !== all[i - 1]);
    expect(types).toEqual(['start', 'progress', 'epoch', 'progress', 'epoch', 'done']);
    expect(events[0]).toMatchObject({ trainSamples: 300, testSamples: 90, parameters: 2 * 8 + 8 + 8 * 3 + 3, epochsDone: 0 });
    const progress = events.flatMap((event) => (event.type === 'progress' ? [[event.epoch, event.samples]] : []));
    expect(progress.filter(([, samples]) => samples === 300)).toEqual([
      [1, 300],
      [2, 300],
    ]);
  });

  test('the loss and accuracy of an epoch are means over its samples, each before its own step', async () => {
    // With a step too small to matter, they are those of the untrained network.
    const network = createBlobNetwork();
    const data = { train: blobs.test, test: blobs.test };
    const events = await collect(new Trainer({ network, data, plan: plan({ epochs: 1, learningRate: 1e-12 }) }).run());
    const [epoch] = events.filter(isEpoch);
    expect(epoch?.accuracy).toBeCloseTo(epoch?.testAccuracy ?? NaN, 10);
    expect(epoch?.loss).toBeCloseTo(epoch?.testLoss ?? NaN, 6);
    expect(events[0]).toMatchObject({ testAccuracy: epoch?.testAccuracy });
  });
});

test('the same seed gives the same bits, another seed another order', async () => {
  const train = async (seed: number): Promise<readonly number[]> => {
    const network = createBlobNetwork();
    await collect(new Trainer({ network, data: blobs, plan: plan({ epochs: 2, shuffle: true, seed }) }).run());
    return weightsOf(network);
  };
  const first = await train(1);
  expect(await train(1)).toEqual(first);
  expect(await train(2)).not.toEqual(first);
});

describe('an interrupted run goes on to the same bits', () => {
  const config: TrainingConfig = { epochs: 3, shuffle: true, seed: 4, optimizer: 'test-momentum', learningRate: 0.005, batchSize: 4 };

  test.each([1, 40, 75, 130])('stopped at progress event %i', async (stopAt) => {
    const whole = createBlobNetwork();
    const wholeEvents = await collect(new Trainer({ network: whole, data: blobs, plan: plan(config) }).run());

    const network = createBlobNetwork();
    const controller = new AbortController();
    const first = new Trainer({ network, data: blobs, plan: plan(config) });
    let seen = 0;
    let last: TrainingEvent | undefined;
    for await (const event of first.run(controller.signal)) {
      if (event.type === 'progress' && ++seen === stopAt) controller.abort();
      last = event;
    }
    expect(last?.type).toBe('interrupted');

    // Into a fresh network.
    const state = structuredClone(first.saveState());
    const resumed = createBlobNetwork();
    resumed.loadParameters(new Map(network.parameters.map(({ name, value }) => [name, value])));
    const events = await collect(new Trainer({ network: resumed, data: blobs, plan: plan(config), state }).run());
    expect(weightsOf(resumed)).toEqual(weightsOf(whole));
    const figures = ({ epoch, loss, accuracy, testAccuracy }: EpochEvent) => ({ epoch, loss, accuracy, testAccuracy });
    expect(events.filter(isEpoch).map(figures)).toEqual(wholeEvents.filter(isEpoch).slice(state.epoch).map(figures));
  });
});

describe('a turn of the host', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('comes when the time is up, not only with a progress event: a slow step need not be waited for', async () => {
    let milliseconds = 0;
    vi.stubGlobal('performance', { now: () => (milliseconds += 20) }); // every look at the clock finds the turn over
    const controller = new AbortController();
    let read = 0;
    const { train } = blobs;
    const counted = {
      ...train,
      readInput: (...[index, out, offset]: Parameters<typeof train.readInput>) => {
        if (++read === 5) controller.abort();
        train.readInput(index, out, offset);
      },
    };
    const network = createBlobNetwork();
    const data = { train: counted, test: blobs.test };
    const events = await collect(new Trainer({ network, data, plan: plan({ epochs: 1 }) }).run(controller.signal));
    // 300 samples give a progress event after every third; the fifth sample is in the midst of two.
    expect(events.map(({ type }) => type)).toEqual(['start', 'progress', 'interrupted']);
    expect(events.at(-1)).toEqual({ type: 'interrupted', epoch: 1, samples: 5 });
  });
});

describe('errors', () => {
  test('data with other inputs than the network', () => {
    const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [5, 3] }), { seed: 1 });
    expect(() => new Trainer({ network, data: blobs, plan: plan({}) })).toThrow(
      expect.objectContaining({
        code: 'VITRUM_SHAPE_MISMATCH',
        message: 'The dataset "blobs" has 2 inputs a sample, the network takes 5.',
        hint: 'Begin the architecture with 2.',
      }),
    );
  });

  test('data with other targets than the network', () => {
    const network = createBlobNetwork('tanh', 4);
    expect(() => new Trainer({ network, data: blobs, plan: plan({}) })).toThrow(
      expect.objectContaining({
        code: 'VITRUM_SHAPE_MISMATCH',
        message: 'The dataset "blobs" has 3 targets a sample, the network gives 4 outputs.',
      }),
    );
  });

  test('divergence says where, and what to try', async () => {
    const network = createBlobNetwork('identity');
    const trainer = new Trainer({ network, data: { train: createBlobs(3000, 1), test: blobs.test }, plan: plan({ learningRate: 50 }) });
    await expect(collect(trainer.run())).rejects.toMatchObject({
      code: 'VITRUM_DIVERGED',
      message: expect.stringMatching(/^Training diverged in epoch 1 by step \d+: .* seen first in layers\[\d\]\.$/),
      hint: expect.stringContaining('learning rate ten times smaller'),
    });
  });

  test('a checkpoint of another optimizer', async () => {
    const network = createBlobNetwork();
    const first = new Trainer({ network, data: blobs, plan: plan({}) });
    await first.prepare();
    const resumed = new Trainer({ network, data: blobs, plan: plan({ optimizer: 'test-momentum' }), state: first.saveState() });
    await expect(resumed.prepare()).rejects.toMatchObject({ code: 'VITRUM_INVALID_CHECKPOINT' });
  });

  test.each<[keyof TrainingConfig, unknown, string]>([
    ['learningRate', NaN, 'training: learningRate must be a number greater than 0, got NaN.'],
    ['learningRate', 0, 'training: learningRate must be a number greater than 0, got 0.'],
    ['epochs', 0, 'training: epochs must be a whole number of at least 1, got 0.'],
    ['epochs', -1, 'training: epochs must be a whole number of at least 1, got -1.'],
    ['batchSize', 1.5, 'training: batchSize must be a whole number of at least 1, got 1.5.'],
    ['seed', -1, 'training: seed must be a whole number of at least 0, got -1.'],
    ['loss', 'squared-eror', 'training: loss: There is no loss called "squared-eror".'],
  ])('%s = %s', (name, value, message) => {
    expect(() => planTraining(registry, { [name]: value })).toThrow(expect.objectContaining({ message }));
  });
});
