import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Dataset, type FloatArray } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, type LayerConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { planTraining, Trainer, trainerPlugin, type TrainingConfig } from '@vitrum/trainer';
import { tensorFrom } from '@vitrum/tensor';
import { expect, test } from 'vitest';
import { blobs } from './blobs.ts';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin, trainerPlugin]);
const plan = (config: TrainingConfig) => planTraining(registry, { epochs: 2, batchSize: 16, seed: 5, ...config });

/** The base: a batch norm, so that there is a state, and a dropout, which draws in training. */
const base: readonly LayerConfig[] = [{ type: 'dense', units: 8, activation: 'tanh' }, { type: 'batch-norm' }, { type: 'dense', units: 6, activation: 'relu' }];
const head: readonly LayerConfig[] = [{ type: 'dropout', rate: 0.2 }, { type: 'dense', units: 5, activation: 'tanh' }, { type: 'dense', units: 3, activation: 'softmax' }];
const freeze = (layers: readonly LayerConfig[]): readonly LayerConfig[] => layers.map((layer) => ({ ...layer, trainable: false }));

function created(): Network {
  const network = createNetwork(registry, { inputShape: [2], layers: [...freeze(base), ...head] }, { seed: 3 });
  for (const { value } of network.state) value.data.forEach((x, i) => (value.data[i] = x + 0.1 * (i + 1)));
  return network;
}

const numbersOf = (tensors: readonly { readonly name: string; readonly value: { readonly data: FloatArray } }[]) => new Map(tensors.map(({ name, value }) => [name, value.data.slice()]));

async function train(network: Network, data: Dataset, config: TrainingConfig): Promise<Trainer> {
  const trainer = new Trainer({ network, data: { train: data }, plan: plan(config), metrics: [], signs: false });
  for await (const event of trainer.run()) if (event.type === 'interrupted') throw new Error('nobody interrupts');
  return trainer;
}

test.each<[string, TrainingConfig]>([
  ['sgd', { optimizer: 'sgd' }],
  ['adam', { optimizer: 'adam', learningRate: 0.01 }],
  ['decay of weights', { optimizer: 'adamw', learningRate: 0.01 }],
  ['penalties, clipping and groups of batches', { optimizer: 'momentum', l1: 0.01, l2: 0.01, clipNorm: 1, clipValue: 0.5, accumulate: 2 }],
  ['averaged weights', { averaging: 'ema:decay=0.9' }],
  ['weights averaged at the end of epochs, and statistics taken anew', { averaging: 'swa:from=0' }],
  ['a rule for matrices', { optimizer: 'muon', learningRate: 0.01 }],
])('%s: frozen layers keep their bits, the others move, and only these have a memory', async (_name, config) => {
  const network = created();
  const before = numbersOf([...network.parameters, ...network.state]);
  const trainer = await train(network, blobs.train, config);
  const trained = new Set(network.trainable.parameters.map(({ name }) => name));
  expect(trained.size).toBe(4);
  for (const { name, value } of [...network.parameters, ...network.state]) {
    if (trained.has(name)) expect(value.data, name).not.toEqual(before.get(name));
    else expect(value.data, name).toEqual(before.get(name));
  }
  expect(Object.keys(trainer.saveState().slots).every((owner) => trained.has(owner))).toBe(true);
});

/** The base's outputs for every sample, as data of their own. */
function outputsOf(network: Network, data: Dataset): Dataset {
  const input = new Float32Array(2);
  const rows = Array.from({ length: data.size }, (_, index) => {
    data.readInput(index, input, 0);
    network.forward(tensorFrom([1, 2], input));
    return Float32Array.from(network.layers[base.length - 1]?.a?.data ?? []);
  });
  return { ...data, inputShape: [6], readInput: (index, out, offset) => out.set(rows[index] ?? [], offset) };
}

test('training a head on a frozen base is training it alone on what the base gives, to the bit', async () => {
  const network = created();
  const alone = createNetwork(registry, { inputShape: [6], layers: head.slice(1) }, { seed: 8 });
  const offset = base.length + 1; // without the dropout, whose stream is the layer's place
  alone.loadParameters(new Map(alone.parameters.map(({ name }) => [name, network.parameter(name.replace(/\d+/, (index) => String(Number(index) + offset))).value])));
  const whole = createNetwork(registry, { inputShape: [2], layers: [...freeze(base), ...head.slice(1)] }, { seed: 8 });
  const renamed = (name: string): string => name.replace(/\d+/, (index) => String(Number(index) >= base.length ? Number(index) + 1 : index));
  whole.loadParameters(new Map(whole.parameters.map(({ name }) => [name, network.parameter(renamed(name)).value])));
  whole.loadState(new Map(network.state.map(({ name, value }) => [name, value])));
  const config = { optimizer: 'adam', learningRate: 0.01, loss: 'categorical-cross-entropy', epochs: 3, shuffle: true } as const;
  await train(alone, outputsOf(network, blobs.train), config);
  await train(whole, blobs.train, config);
  expect(whole.trainable.parameters.map(({ value }) => value.data)).toEqual(alone.parameters.map(({ value }) => value.data));
});

test('a run of frozen layers is resumed to the same bits', async () => {
  const config = { optimizer: 'adam', learningRate: 0.01 };
  const [whole, parted] = [created(), created()];
  await train(whole, blobs.train, { ...config, epochs: 2, schedule: 'constant' });
  const first = await train(parted, blobs.train, { ...config, epochs: 1, schedule: 'constant' });
  const rest = new Trainer({ network: parted, data: { train: blobs.train }, plan: plan({ ...config, epochs: 2, schedule: 'constant' }), metrics: [], signs: false, state: first.saveState() });
  for await (const event of rest.run()) expect(event.type).not.toBe('interrupted');
  expect(numbersOf(parted.parameters)).toEqual(numbersOf(whole.parameters));
});

test('a network that is frozen as a whole cannot be trained', () => {
  const network = createNetwork(registry, { inputShape: [2], layers: freeze([...base, ...head]) });
  expect(() => new Trainer({ network, data: blobs, plan: plan({}) })).toThrow(expect.objectContaining({
    code: 'VITRUM_INVALID_CONFIG',
    message: 'There is nothing to train: all layers with parameters are frozen, 0 (dense), 1 (batch-norm), 2 (dense), 4 (dense), 5 (dense).',
  }));
});
