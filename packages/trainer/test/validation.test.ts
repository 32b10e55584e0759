import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineCallback, isVitrumError, type Callback, type Dataset, type DatasetSplits } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import {
  evaluate,
  planTraining,
  Trainer,
  trainerPlugin,
  weightsOf,
  type DoneEvent,
  type EpochEvent,
  type SavedBest,
  type TrainingConfig,
  type TrainingEvent,
  type TrainingState,
} from '@vitrum/trainer';
import { createRandom } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';
import { createBlobs } from './blobs.ts';

/** What callbacks were told, in order. */
let told: string[] = [];

const watcher = defineCallback({
  name: 'watcher',
  memory: { calls: 0 },
  onImproved: ({ epoch }, memory) => { told.push(`improved ${epoch} after ${memory['calls'] ?? NaN}`); return undefined; },
  onEpochEnd: ({ epoch, score }, memory) => {
    memory['calls'] = (memory['calls'] ?? 0) + 1;
    told.push(`end ${epoch}, best ${score?.bestEpoch ?? 'none'}`);
    return undefined;
  },
});
const third = defineCallback({ name: 'third', onEpochEnd: ({ epoch }) => (epoch === 3 ? { stop: 'three are enough' } : undefined) });
const rescuer = defineCallback({ name: 'rescuer', onDiverged: ({ epoch }) => ({ stop: `it diverged in epoch ${epoch}` }) });
const wrong = (name: string, callback: Partial<Callback>): Callback => ({ name, ...callback });
const callbacks = [
  watcher, third, rescuer,
  wrong('thrower', { onEpochEnd: () => { throw new Error('no'); } }),
  wrong('talker', { onEpochEnd: () => 'enough' as never }), // what JavaScript may return
  wrong('forgetter', { memory: { x: 1 }, onEpochEnd: (_, memory) => { delete memory['x']; return undefined; } }),
];
const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin, trainerPlugin]).with({ name: 'test-callbacks', version: '1.0.0', callbacks });

/** Blobs that overlap. */
function noisy(size: number, seed: number): Dataset {
  const random = createRandom(seed, 9);
  const noise = Array.from({ length: 2 * size }, () => random.normal(0, 0.7));
  const blobs = createBlobs(size, seed);
  return {
    ...blobs,
    readInput: (index, out, offset) => {
      blobs.readInput(index, out, offset);
      for (const i of [0, 1]) out[offset + i] = (out[offset + i] ?? 0) + (noise[2 * index + i] ?? 0);
    },
  };
}

/** Few samples, many units: the validation loss turns. */
const data: DatasetSplits = { train: noisy(18, 1), validation: noisy(30, 5), test: noisy(60, 2) };
const overfitting: TrainingConfig = { epochs: 40, learningRate: 0.02, batchSize: 4, optimizer: 'adam', loss: 'categorical-cross-entropy', seed: 5 };

const createTestNetwork = (): Network =>
  createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 24, 3], activation: 'relu', outputActivation: 'softmax', initializer: 'he-normal' }), { seed: 3 });

interface Trained {
  readonly network: Network;
  readonly epochs: readonly EpochEvent[];
  readonly done: DoneEvent | undefined;
  /** The weights after each epoch. */
  readonly weights: readonly ReturnType<typeof weightsOf>[];
  /** The state after each epoch. */
  readonly states: readonly TrainingState[];
}

async function train(config: TrainingConfig, { network = createTestNetwork(), parts = data, ...resumed }: { network?: Network; parts?: DatasetSplits; state?: TrainingState; best?: SavedBest } = {}): Promise<Trained> {
  const trainer = new Trainer({ network, data: parts, plan: planTraining(registry, config), ...resumed });
  const epochs: EpochEvent[] = [];
  const weights: ReturnType<typeof weightsOf>[] = [];
  const states: TrainingState[] = [];
  let done: DoneEvent | undefined;
  for await (const event of trainer.run()) {
    if (event.type === 'done') done = event;
    if (event.type !== 'epoch') continue;
    epochs.push(event);
    weights.push(weightsOf(network));
    states.push(structuredClone(trainer.saveState()));
  }
  return { network, epochs, done, weights, states };
}

/** The index of the first lowest value. */
const lowest = (values: readonly number[]): number => values.indexOf(Math.min(...values));
const losses = ({ epochs }: Trained): readonly number[] => epochs.map(({ validationLoss = NaN }) => validationLoss);
const stop = { type: 'early-stopping', patience: 4 };

describe('with a validation part', () => {
  test('the figures of every epoch are of that part, and the test set is looked at once, at the end', async () => {
    let reads = 0;
    const watched: Dataset = { ...data.test, readInput: (...args) => { reads++; data.test.readInput(...args); } };
    const readsAt: number[] = [];
    const events: TrainingEvent[] = [];
    const trainer = new Trainer({ network: createTestNetwork(), data: { ...data, test: watched }, plan: planTraining(registry, { epochs: 3 }), signs: false });
    const before = reads;
    for await (const event of trainer.run()) {
      events.push(event);
      readsAt.push(reads - before);
      if (event.type === 'start' || event.type === 'epoch') expect(Object.keys(event).filter((name) => name.startsWith('test') && name !== 'testSamples')).toEqual([]);
      if (event.type === 'epoch') expect(event.validationMetrics?.['accuracy']).toBe(event.validationAccuracy);
    }
    expect(events[0]).toMatchObject({ validationSamples: 30 });
    expect(readsAt.slice(0, -1).every((count) => count === 0)).toBe(true);
    expect(readsAt.at(-1)).toBe(watched.size);
  });

  test('training is the same to the last bit', async () => {
    const [with3, without] = [await train(overfitting), await train(overfitting, { parts: { train: data.train, test: data.test } })];
    expect(with3.weights.at(-1)).toEqual(without.weights.at(-1));
    expect(without.epochs[0]?.validationLoss).toBeUndefined();
  });
});

describe('the best weights', () => {
  test.each<[string, TrainingConfig, (trained: Trained) => number]>([
    ['of the lowest validation loss', { keepBest: 'loss' }, (trained) => lowest(losses(trained))],
    ['of the highest accuracy, the first of equals', { keepBest: 'accuracy' }, ({ epochs }) => lowest(epochs.map(({ validationAccuracy = 0 }) => -validationAccuracy))],
    ['of early stopping', { callbacks: [stop] }, (trained) => lowest(losses(trained))],
  ])('%s are the final ones, and the test figures are of them', async (_, config, bestOf) => {
    const trained = await train({ ...overfitting, ...config });
    const best = bestOf(trained);
    expect(best).toBeLessThan(trained.epochs.length - 1);
    expect(trained.done?.best).toMatchObject({ epoch: best + 1, name: config.keepBest ?? 'loss' });
    expect(weightsOf(trained.network)).toEqual(trained.weights[best]);
    const { loss, accuracy } = await evaluate({ network: trained.network, dataset: data.test, loss: planTraining(registry, overfitting).loss });
    expect([trained.done?.testLoss, trained.done?.testAccuracy]).toEqual([loss, accuracy]);
    // An epoch says so if it is the best one so far.
    const figures = config.keepBest === 'accuracy' ? trained.epochs.map(({ validationAccuracy = 0 }) => -validationAccuracy) : losses(trained);
    expect(trained.epochs.map(({ isBest = false }) => isBest)).toEqual(figures.map((figure, i) => figures.slice(0, i).every((earlier) => figure < earlier)));
  });

  test('are not kept without being asked for', async () => {
    const trained = await train(overfitting);
    expect(trained.done).not.toHaveProperty('best');
    expect(weightsOf(trained.network)).toEqual(trained.weights.at(-1));
  });
});

describe('early stopping', () => {
  test('ends after as many epochs without an improvement as its patience', async () => {
    const trained = await train({ ...overfitting, callbacks: [stop] });
    expect(trained.epochs.length).toBe(lowest(losses(trained)) + 1 + stop.patience);
    expect(trained.done).toMatchObject({
      epochs: 40,
      epochsDone: trained.epochs.length,
      stopped: { callback: 'early-stopping', reason: 'the validation loss has not improved for 4 epochs' },
    });
  });

  test('ends in the same epoch with the same bits when resumed after any epoch', async () => {
    const config = { ...overfitting, callbacks: [stop, 'watcher'] };
    const whole = await train(config);
    for (const [index, state] of whole.states.entries()) {
      const network = createTestNetwork();
      for (const [i, data] of weightsOf(network).entries()) [...network.parameters][i]?.value.data.set(whole.weights[index]?.[i] ?? data);
      const best = lowest(losses(whole).slice(0, index + 1));
      const rest = await train(config, { network, state, best: { epoch: best + 1, weights: whole.weights[best] ?? [] } });
      expect(rest.epochs.length).toBe(whole.epochs.length - index - 1);
      expect(weightsOf(network)).toEqual(weightsOf(whole.network));
      expect({ ...rest.done, seconds: 0 }).toEqual({ ...whole.done, seconds: 0 });
    }
  });

  test('cannot go on without the best weights', async () => {
    const whole = await train({ ...overfitting, callbacks: [stop] });
    const state = whole.states.at(-1);
    const network = createTestNetwork();
    await expect(train({ ...overfitting, callbacks: [stop] }, { network, ...(state && { state }) })).rejects.toThrow(/^The best weights so far, those of epoch \d+, are missing\.$/);
  });
});

describe('callbacks', () => {
  test('are told of every epoch, before that of an improvement, and remember', async () => {
    told = [];
    const trained = await train({ ...overfitting, epochs: 2, callbacks: ['watcher'] });
    expect(told).toEqual(['improved 1 after 0', 'end 1, best 1', 'improved 2 after 1', 'end 2, best 2']);
    expect(trained.states.at(-1)?.parts['callback:watcher']).toEqual({ calls: 2 });
    told = [];
    await train({ ...overfitting, epochs: 1, callbacks: ['watcher'] }, { parts: { train: data.train, test: data.test } });
    expect(told).toEqual(['end 1, best none']);
  });

  test('end a training, with its last weights unless the best are kept', async () => {
    const trained = await train({ ...overfitting, callbacks: ['third'] });
    expect(trained.done).toMatchObject({ epochsDone: 3, stopped: { callback: 'third', reason: 'three are enough' } });
    expect(weightsOf(trained.network)).toEqual(trained.weights[2]);
  });

  test('rescue a training that diverges, if there are best weights', async () => {
    const diverging: TrainingConfig = { ...overfitting, optimizer: 'sgd', loss: 'squared-error', learningRate: 1e4, callbacks: ['rescuer'], keepBest: 'loss' };
    // Its first epoch has one step, after which the second diverges.
    const train1 = { ...data, train: createBlobs(4, 1) };
    const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, 3], activation: 'relu', outputActivation: 'identity', initializer: 'he-normal' }), { seed: 3 });
    const trained = await train(diverging, { network, parts: train1 });
    expect(trained.done?.stopped).toEqual({ callback: 'rescuer', reason: `it diverged in epoch ${trained.epochs.length + 1}` });
    expect(weightsOf(trained.network).every((numbers) => numbers.every(Number.isFinite))).toBe(true);
    const fresh = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, 3], activation: 'relu', outputActivation: 'identity', initializer: 'he-normal' }), { seed: 3 });
    await expect(train({ ...diverging, callbacks: [] , keepBest: 'loss' }, { network: fresh, parts: train1 })).rejects.toThrow(/diverged/);
  });

  test.each<[string, RegExp]>([
    ['thrower', /^The callback "thrower" of the plugin "test-callbacks" throws Error: no\.$/],
    ['talker', /^The callback "talker" .* throws TypeError: a hook returns nothing or \{ stop: "the reason" \}\.$/],
    ['forgetter', /^The callback "forgetter" .* throws TypeError: onEpochEnd leaves other things than finite numbers in its memory of x\.$/],
  ])('that go wrong are named: %s', async (name, message) => {
    await expect(train({ epochs: 1, callbacks: [name] })).rejects.toThrow(message);
  });
});

describe('what cannot be is refused', () => {
  const thrownBy = async (config: TrainingConfig, parts: DatasetSplits): Promise<unknown> => {
    try {
      await new Trainer({ network: createTestNetwork(), data: parts, plan: planTraining(registry, config) }).prepare(); return;
    } catch (error) {
      return isVitrumError(error) ? `${error.message} ${error.hint}` : error;
    }
  };
  const two = { train: data.train, test: data.test };

  test.each<[string, TrainingConfig, DatasetSplits, string]>([
    ['early stopping without validation samples', { callbacks: ['early-stopping'] }, two, 'The callback "early-stopping" judges by validation samples, and there are none. Hold some of the training samples out: splitValidation(data, { share: 0.1 }).'],
    ['the best of nothing', { keepBest: 'loss' }, two, 'keepBest "loss" judges by validation samples, and there are none. Hold some of the training samples out: splitValidation(data, { share: 0.1 }).'],
    ['a share of data that were not divided', { validation: 0.1 }, two, 'The training is to be judged by validation samples, and there are none. Hold some of the training samples out: splitValidation(data, { share: 0.1 }).'],
    ['a figure of another task', { keepBest: 'micro-f1' }, data, 'keepBest: "micro-f1" is none of the figures of this training. Did you mean "macro-f1"? Its figures: loss, accuracy, macro-f1.'],
    ['a callback that is named twice', { callbacks: ['watcher', 'watcher'] }, data, 'The callback "watcher" is named twice. Name each callback once; a checkpoint keeps what it remembers under its name.'],
  ])('%s', async (_, config, parts, message) => {
    expect(await thrownBy(config, parts)).toBe(message);
  });
});
