import { createRegistry } from '@vitrum/core';
import { activationsPlugin } from '@vitrum/activations';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { planTraining, Trainer, type TrainingEvent } from '@vitrum/trainer';
import { expect, test } from 'vitest';
import { createBlobs } from './blobs.ts';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin]);
const data = { train: createBlobs(100, 1), test: createBlobs(30, 2) };

function setUp(batchSize: number): { readonly network: Network; readonly trainer: Trainer } {
  const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, 3] }), { seed: 3 });
  const plan = planTraining(registry, { epochs: 1, learningRate: 0.05, shuffle: true, batchSize });
  return { network, trainer: new Trainer({ network, data, plan }) };
}

const samplesSeen = (events: readonly TrainingEvent[]): readonly number[] =>
  events.flatMap((event) => (event.type === 'progress' ? [event.samples] : []));

const weightsOf = ({ parameters }: Network): readonly number[] => parameters.flatMap(({ value }) => [...value.data]);

/** The numbers come from adding up the wishes, in whole batches, until the epoch ends. */
test.each<[name: string, batchSize: number, wishes: readonly number[], seen: readonly number[]]>([
  ['one sample, then ten, then as many as there are', 1, [1, 10, 1000], [1, 11, 100]],
  ['whole batches', 8, [1, 8, 9, 500], [8, 16, 32, 100]],
  ['less than one sample is one', 1, [0, 98, 5], [1, 99, 100]],
])('%s', async (_name, batchSize, wishes, seen) => {
  const { network, trainer } = setUp(batchSize);
  const left = [...wishes];
  const events: TrainingEvent[] = [];
  for await (const event of trainer.run(undefined, { samplesPerEvent: () => left.shift() ?? Infinity })) events.push(event);
  expect(samplesSeen(events)).toEqual(seen);

  const usual = setUp(batchSize);
  for await (const _ of usual.trainer.run());
  expect(weightsOf(network)).toEqual(weightsOf(usual.network));
});

test('nothing is trained until the next event is asked for', async () => {
  const { network, trainer } = setUp(1);
  const events = trainer.run(undefined, { samplesPerEvent: () => 1 });
  await events.next();
  await events.next();
  const before = weightsOf(network);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(weightsOf(network)).toEqual(before);
  await events.next();
  expect(weightsOf(network)).not.toEqual(before);
});
