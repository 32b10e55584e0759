import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Activation, type Dataset, type DatasetSplits, type Loss, type Metric, type Optimizer, type Registry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { planTraining, Trainer, type TrainingEvent } from '@vitrum/trainer';
import { expect, test } from 'vitest';
import { blobs } from './blobs.ts';

/** How often each function may still be called before it throws; one that is absent never does. */
type Fuse = Partial<Record<'forward' | 'derivative' | 'value' | 'slope' | 'score' | 'update' | 'read', number>>;

/** The parts of a training, each of which throws once its fuse has burned down. */
function fused(fuse: Fuse): { readonly registry: Registry; readonly data: DatasetSplits; readonly metric: Metric } {
  const burn = (name: keyof Fuse): void => {
    const left = fuse[name];
    if (left === 0) throw new Error(`${name} has failed`);
    if (left !== undefined) fuse[name] = left - 1;
  };
  const watched = <Values extends readonly number[]>(name: keyof Fuse, compute: (...values: Values) => number) => (...values: Values): number => {
    burn(name);
    return compute(...values);
  };
  const activation: Activation = { name: 'bent', forward: watched('forward', Math.tanh), derivative: watched('derivative', (z) => 1 - Math.tanh(z) ** 2) };
  const loss: Loss = { name: 'square', reduction: 'sum', value: watched('value', (y, t) => (y - t) ** 2 / 2), derivative: watched('slope', (y, t) => y - t) };
  const optimizer: Optimizer = {
    name: 'plain',
    update: ({ value, gradient, learningRate }) => {
      burn('update');
      for (let i = 0; i < value.length; i++) value[i] = (value[i] ?? 0) - learningRate * (gradient[i] ?? 0);
    },
  };
  const metric: Metric = { name: 'first-output', score: (output) => (burn('score'), output[0] ?? 0) };
  const own = { name: 'fused', version: '1.0.0', activations: [activation], losses: [loss], optimizers: [optimizer], metrics: [metric] };
  const train: Dataset = { ...blobs.train, readInput: (index, out, offset) => {
    burn('read');
    blobs.train.readInput(index, out, offset);
  } };
  return { registry: createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin, own]), data: { ...blobs, train }, metric };
}

const layersWith = (extra: object[]): object[] => [{ type: 'dense', units: 6, activation: 'bent' }, ...extra, { type: 'dense', units: 3, activation: 'bent' }];

function trainerOf(fuse: Fuse, extra: object[] = [], from?: Trainer, trained?: Network): { readonly trainer: Trainer; readonly network: Network } {
  const { registry, data, metric } = fused(fuse);
  const network = createNetwork(registry, { inputShape: [2], layers: layersWith(extra) as { type: string }[] }, { seed: 3 });
  if (trained !== undefined) network.copyFrom(trained);
  const plan = planTraining(registry, { loss: 'square', optimizer: 'plain', epochs: 2, batchSize: 16, learningRate: 0.1, seed: 5 });
  return { network, trainer: new Trainer({ network, data, plan, metrics: [metric], signs: false, ...(from && { state: from.saveState() }) }) };
}

async function train({ trainer }: { readonly trainer: Trainer }): Promise<readonly TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  for await (const event of trainer.run()) events.push(event);
  return events;
}

const numbersOf = ({ parameters, state }: Network): readonly number[] => [...parameters, ...state].flatMap(({ value }) => [...value.data]);
const withoutTimes = (events: readonly TrainingEvent[]): readonly unknown[] => events.filter(({ type }) => type === 'epoch').map((event) => ({ ...event, seconds: 0, samplesPerSecond: 0 }));

// Before training, the 90 samples of the test are evaluated: fuses are longer than that, and burn down within the first epoch.
test.each<[string, Fuse, object[], boolean]>([
  ['a dataset', { read: 200 }, [], true],
  ['an activation', { forward: 90 * 9 + 1700 }, [], true],
  ['a loss', { value: 90 * 3 + 500 }, [], true],
  ['a metric', { score: 90 + 150 }, [], true],
  ['a metric, in the evaluation after an epoch', { score: 90 + blobs.train.size + 10 }, [], true],
  ['an activation, in the evaluation after an epoch, with running means', { forward: 9 * (90 + blobs.train.size + 10) }, [{ type: 'batch-norm' }], true],
  ['the derivative of a loss', { slope: 500 }, [], true],
  ['the derivative of an activation', { derivative: 1700 }, [], true],
  ['an optimizer, after some of the parameters', { update: 4 * 9 + 2 }, [], false],
  ['a dataset, with running means', { read: 200 }, [{ type: 'batch-norm' }], true],
  ['an activation, with running means', { forward: 90 * 9 + 1700 }, [{ type: 'batch-norm' }], false],
])('after %s has thrown, the training says whether its state is whole, and goes on to the same bits if it is', async (_, fuse, extra, isWhole) => {
  const whole = trainerOf({}, extra);
  const expected = await train(whole);
  const failed = trainerOf(fuse, extra);
  await expect(train(failed)).rejects.toThrow();
  expect(failed.trainer.isWhole).toBe(isWhole);
  if (!isWhole) return;
  const { samples, epoch, step } = failed.trainer.saveState();
  expect([epoch, step]).toEqual([0, Math.ceil(samples / 16)]);
  expect(samples % 16 === 0 || samples === blobs.train.size).toBe(true);
  expect(samples).toBeGreaterThan(0);
  const resumed = trainerOf({}, extra, failed.trainer, failed.network);
  const events = await train(resumed);
  expect(numbersOf(resumed.network)).toEqual(numbersOf(whole.network));
  expect(withoutTimes(events)).toEqual(withoutTimes(expected));
});
