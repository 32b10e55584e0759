import type { Dataset, DatasetSplits } from '@vitrum/core';
import { createNetwork, type LayerConfig } from '@vitrum/network';
import { createRandom } from '@vitrum/tensor';
import { planTraining, Trainer, type SignName, type TrainingState } from '@vitrum/trainer';
import { signNames } from '@vitrum/trainer/signs';
import { expect, test } from 'vitest';
import { blobs, createBlobs } from '../blobs.ts';
import { registry, signsOf, waves, type Case } from './support.ts';

const dense = (units: number, activation: string): LayerConfig => ({ type: 'dense', units, activation });
const deep = (count: number, activation: string): readonly LayerConfig[] => Array.from({ length: count }, () => dense(16, activation));
const toNumber = dense(1, 'identity');
const regression = { loss: 'mean-squared-error', batchSize: 10, learningRate: 0.01 } as const;
const classification = { loss: 'categorical-cross-entropy', optimizer: 'adam', batchSize: 10, learningRate: 0.01 } as const;

/** Points with numbers drawn at random: there is nothing to learn but by heart. */
function noiseOf(size: number, seed: number): Dataset {
  const points = createBlobs(size, seed);
  const random = createRandom(seed + 100);
  const numbers = Array.from({ length: size }, () => random.normal(0, 1));
  return {
    ...{ name: 'noise', size, inputShape: [2], targetSize: 1, task: 'regression' },
    readInput: (index, out, offset) => points.readInput(index, out, offset),
    readTarget: (index, out, offset) => out.set([numbers[index] ?? 0], offset),
  };
}

/** Every twentieth sample is of class 1, and lies where the others lie. */
function rare(size: number, seed: number): Dataset {
  const { classes: _, ...points } = createBlobs(size, seed);
  const isRare = (index: number): boolean => index % 20 === 0;
  return {
    ...points, targetSize: 2, classes: ['common', 'rare'],
    readTarget: (index, out, offset) => out.set(isRare(index) ? [0, 1] : [1, 0], offset),
    label: (index) => Number(isRare(index)),
  };
}

const noise: DatasetSplits = { train: noiseOf(30, 1), test: noiseOf(200, 2) };

const cases: Readonly<Record<SignName, Case>> = {
  'dead-units': {
    data: blobs, layers: [dense(16, 'relu'), dense(3, 'softmax')], training: { ...classification, epochs: 2 },
    prepare: (network) => network.parameter('layers.0.biases').value.data.fill(-20, 0, 8),
  },
  'saturated-units': {
    data: blobs, layers: [dense(16, 'tanh'), dense(3, 'softmax')], training: { ...classification, epochs: 2 },
    prepare: (network) => network.parameter('layers.0.biases').value.data.fill(20, 0, 12),
  },
  'vanishing-gradients': { data: waves, layers: [...deep(8, 'sigmoid'), toNumber], training: { ...regression, epochs: 2 } },
  'exploding-gradients': {
    data: waves, layers: [toNumber], training: { ...regression, learningRate: 2, batchSize: 300, epochs: 1 },
  },
  overfitting: { data: noise, layers: [dense(64, 'tanh'), toNumber], training: { ...regression, optimizer: 'adam', learningRate: 0.03, epochs: 120 } },
  'loss-stands-still': { data: waves, layers: [dense(16, 'tanh'), toNumber], training: { ...regression, learningRate: 1e-9, epochs: 3 } },
  'learning-rate-high': { data: waves, layers: [toNumber], training: { ...regression, batchSize: 1, learningRate: 0.3, epochs: 6 } },
  'classes-never-predicted': { data: { train: rare(400, 1), test: rare(100, 2) }, layers: [dense(2, 'softmax')], training: { ...classification, epochs: 4 } },
  'shared-samples': { data: { train: blobs.train, test: createBlobs(90, 1) }, layers: [dense(3, 'softmax')], training: { ...classification, epochs: 3 } },
};

test.each(signNames)('%s: a run that shows this sign shows no other', async (name) => {
  for (const seed of [1, 2, 3]) {
    const signs = await signsOf(cases[name], seed);
    expect(signs.map(({ sign }) => sign), `seed ${seed}`).toEqual([name]);
  }
});

test('a sign is told once, in a resumed run too, and before the event of its epoch', async () => {
  const { layers, data, training } = cases['classes-never-predicted'];
  const network = createNetwork(registry, { inputShape: [2], layers }, { seed: 1 });
  const plan = planTraining(registry, { ...training, epochs: 5, learningRate: 1e-6 });
  const seen: string[] = [];
  let state: TrainingState | undefined;
  while (seen.at(-1) !== 'done') {
    const trainer: Trainer = new Trainer({ network, data, plan, ...(state !== undefined && { state }) });
    for await (const event of trainer.run()) {
      if (event.type !== 'progress') seen.push(event.type === 'warning' ? event.sign : event.type);
      if (event.type !== 'epoch') continue;
      const saved = trainer.saveState();
      state = { ...saved, parts: { signs: JSON.parse(JSON.stringify(saved.parts['signs'])) as unknown } };
      break; // as if the process ended here
    }
  }
  expect(seen.filter((name) => name !== 'start')).toEqual(['epoch', 'epoch', 'loss-stands-still', 'epoch', 'epoch', 'epoch', 'done']);
});

test('without signs nothing is told', async () => {
  const { layers, data, training } = cases['shared-samples'];
  const network = createNetwork(registry, { inputShape: [2], layers }, { seed: 1 });
  const types = new Set<string>();
  for await (const { type } of new Trainer({ network, data, plan: planTraining(registry, training), signs: false }).run()) types.add(type);
  expect([...types]).toEqual(['start', 'progress', 'epoch', 'done']);
});

test.each([undefined, {}, { curve: {}, missing: [], told: [] }, { curve: { epochs: 1, latest: [] }, missing: ['a'], told: [] }])('a memory of signs that is %o is refused', async (signs) => {
  const { layers, data, training } = cases['shared-samples'];
  const network = createNetwork(registry, { inputShape: [2], layers }, { seed: 1 });
  const options = { network, data, plan: planTraining(registry, training) };
  const first = new Trainer(options);
  await first.prepare();
  const resumed = new Trainer({ ...options, state: { ...first.saveState(), parts: { signs } } });
  await expect(resumed.prepare()).rejects.toMatchObject({ code: 'VITRUM_INVALID_CHECKPOINT' });
});

test('data without a test part are evaluated on themselves, which is no sign of shared samples', async () => {
  const signs = await signsOf({ ...cases['shared-samples'], data: { train: blobs.train, test: blobs.train } });
  expect(signs.map(({ sign }) => sign)).not.toContain('shared-samples');
});
