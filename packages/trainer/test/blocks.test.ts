import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Dataset, type DatasetSplits } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin, squaredError } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { evaluate, planTraining, Trainer, type TrainingConfig, type TrainingEvent } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { inBlocks, splitsInBlocks } from './block-dataset.ts';
import { blobs } from './blobs.ts';
import { createCountingBackend } from '@vitrum/test-support/counting-backend';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin]);
/** In the stored order unless a test says otherwise. */
const plan = (config: TrainingConfig) => planTraining(registry, { shuffle: false, ...config });
const createBlobNetwork = (): Network => createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, 3] }), { seed: 3 });
const weightsOf = (network: Network): readonly number[] => network.parameters.flatMap(({ value }) => [...value.data]);

/** The blobs with their inputs as bytes alone. */
const asBytes = (dataset: Dataset): Dataset => ({
  ...dataset,
  inputBytes: { bytes: Uint8Array.from({ length: 2 * dataset.size }, (_, i) => (i * 37) % 256), divisor: 255 },
});

/** What a run tells but the time it takes. */
async function figuresOf(events: AsyncIterable<TrainingEvent>): Promise<readonly unknown[]> {
  const figures: unknown[] = [];
  for await (const event of events) figures.push({ ...event, seconds: 0, samplesPerSecond: 0 });
  return figures;
}

/** Runs until the progress event at which it is to stop. */
async function stopAt(trainer: Trainer, progressEvent: number): Promise<TrainingEvent | undefined> {
  const controller = new AbortController();
  let seen = 0;
  let last: TrainingEvent | undefined;
  for await (const event of trainer.run(controller.signal)) {
    if (event.type === 'progress' && ++seen === progressEvent) controller.abort();
    last = event;
  }
  return last;
}

describe('training block by block gives the bits of training in memory', () => {
  const bytes: DatasetSplits = { train: asBytes(blobs.train), test: asBytes(blobs.test) };

  test.each<[what: string, data: DatasetSplits, config: TrainingConfig, blockSize: number | undefined]>([
    ['one sample at a time', blobs, {}, 32],
    ['one sample in a block', blobs, { epochs: 1 }, 1],
    ['shuffled', blobs, { shuffle: true, seed: 5 }, 64],
    ['batches that do not fill a block', blobs, { batchSize: 7, shuffle: true }, 50],
    ['batches larger than a block', blobs, { batchSize: 128, learningRate: 0.1 }, 50],
    ['a memory of the optimizer', blobs, { optimizer: 'adam', batchSize: 4 }, 100],
    ['everything in one block', blobs, { shuffle: true }, undefined],
    ['bytes', bytes, { batchSize: 3 }, 40],
    ['bytes, shuffled', bytes, { shuffle: true }, 40],
    ['bytes, everything in one block, shuffled', bytes, { shuffle: true }, undefined],
  ])('%s', async (_what, data, config, blockSize) => {
    const [inMemory, byBlock] = [createBlobNetwork(), createBlobNetwork()];
    const training = plan({ epochs: 2, learningRate: 0.05, ...config });
    const expected = await figuresOf(new Trainer({ network: inMemory, data, plan: training, signs: false }).run());
    const trainer = new Trainer({
      network: byBlock,
      data: splitsInBlocks(data),
      plan: training,
      signs: false,
      ...(blockSize !== undefined && { blockSize }),
    });
    expect(await figuresOf(trainer.run())).toEqual(expected);
    expect(weightsOf(byBlock)).toEqual(weightsOf(inMemory));
  });

  test.each([1, 25, 26, 75, 76, 140])('interrupted at progress event %i and resumed in the middle of an epoch', async (progressEvent) => {
    const training = plan({ epochs: 2, shuffle: true, seed: 4, optimizer: 'adam', batchSize: 4 });
    const whole = createBlobNetwork();
    await figuresOf(new Trainer({ network: whole, data: blobs, plan: training }).run());

    const network = createBlobNetwork();
    const first = new Trainer({ network, data: splitsInBlocks(blobs), plan: training, blockSize: 100 });
    expect((await stopAt(first, progressEvent))?.type).toBe('interrupted');
    const state = structuredClone(first.saveState());
    const resumed = createBlobNetwork();
    resumed.loadParameters(new Map(network.parameters.map(({ name, value }) => [name, value])));
    await figuresOf(new Trainer({ network: resumed, data: splitsInBlocks(blobs), plan: training, state, blockSize: 100 }).run());
    expect(weightsOf(resumed)).toEqual(weightsOf(whole));
  });

  test('an evaluation, too', async () => {
    const network = createBlobNetwork();
    const expected = await evaluate({ network, dataset: blobs.test, loss: squaredError, batchSize: 20 });
    const dataset = inBlocks(blobs.test);
    expect(await evaluate({ network, dataset, loss: squaredError, batchSize: 20, blockSize: 50 })).toEqual(expected);
    expect(dataset.requests.map(({ length }) => length)).toEqual([40, 40, 10]); // of two whole batches
  });
});

describe('what is asked of a dataset', () => {
  const training = plan({ epochs: 2, batchSize: 10 });

  test('every epoch, its samples in order, in whole batches; the next block before the current one is done', async () => {
    const data = splitsInBlocks(blobs);
    const { train } = data;
    const asked: number[] = [];
    for await (const event of new Trainer({ network: createBlobNetwork(), data, plan: training, blockSize: 125, signs: false }).run()) {
      if (event.type === 'progress' && event.epoch === 1) asked.push(train.requests.length);
    }
    expect(train.requests.map((indices) => [indices[0], indices.length])).toEqual([[0, 120], [120, 120], [240, 60], [0, 120], [120, 120], [240, 60]]);
    // 30 batches, a progress event after each: 12 in the first block, while the second one is read.
    expect(asked).toEqual([...Array<number>(12).fill(2), ...Array<number>(18).fill(3)]);
  });

  test('a single block is read once, and kept from epoch to epoch', async () => {
    const data = splitsInBlocks(blobs);
    await figuresOf(new Trainer({ network: createBlobNetwork(), data, plan: training, signs: false }).run());
    expect([data.train, data.test].map(({ requests }) => requests.length)).toEqual([1, 1]);
  });

  test('no more than 16 MiB at a time', async () => {
    const large = { ...blobs.train, inputShape: [2 ** 20], readInput: () => undefined };
    const dataset = inBlocks(large);
    const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2 ** 20, 1, 3] }), { seed: 1 });
    await expect(evaluate({ network, dataset: { ...dataset, size: 9 }, loss: squaredError, batchSize: 1 })).resolves.toMatchObject({ samples: 9 });
    expect(dataset.requests.map(({ length }) => length)).toEqual([3, 3, 3]); // a sample has 4 MiB and 12 bytes
  });

  test.each([0, -1, 2.5, NaN])('a block of %d samples is refused', (blockSize) => {
    const options = { network: createBlobNetwork(), data: splitsInBlocks(blobs), plan: training, blockSize };
    expect(() => new Trainer(options)).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_OPTION' }));
  });
});

describe('memory', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void; // what the flag promises

  test('there are never more than two blocks, and none when the run is over', async () => {
    const alive: number[] = [];
    const count = (): number => {
      collectGarbage();
      return train.alive();
    };
    // While a block is read there may be another one.
    const train = inBlocks(blobs.train, { before: () => void alive.push(count()) });
    const trainer = new Trainer({ network: createBlobNetwork(), data: { ...blobs, train }, plan: plan({ epochs: 3, shuffle: true }), blockSize: 30, signs: false });
    for await (const event of trainer.run()) {
      if (event.type === 'progress' && event.samples % 30 === 15) alive.push(count());
    }
    expect(train.requests.length).toBe(30);
    expect(alive.length).toBeGreaterThan(50);
    expect(Math.max(...alive)).toBeLessThanOrEqual(2);
    expect(alive.slice(0, 2)).toEqual([0, 1]); // the first two requests
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(count()).toBe(0);
  });

  test('there is one byte store for the block in use, given back after it', async () => {
    const backend = createCountingBackend();
    const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, 3] }), { seed: 3, backend });
    const data = splitsInBlocks({ train: asBytes(blobs.train), test: asBytes(blobs.test) });
    const held = new Set<number>();
    for await (const { type } of new Trainer({ network, data, plan: plan({ epochs: 1 }), blockSize: 100 }).run()) {
      if (type === 'progress') held.add(backend.byteStores.held);
    }
    expect([...held]).toEqual([2]); // the test part, 90 samples in one block, is kept beside
    // Three blocks and the test part.
    expect(backend.byteStores).toEqual({ held: 0, made: 4 });
  });
});

describe('a run that ends early leaves no read behind', () => {
  test.each([1, 20, 32, 33, 34])('interrupted at progress event %i', async (progressEvent) => {
    const data = splitsInBlocks(blobs);
    const trainer = new Trainer({ network: createBlobNetwork(), data, plan: plan({ epochs: 1 }), blockSize: 100 });
    expect(await stopAt(trainer, progressEvent)).toMatchObject({ type: 'interrupted', epoch: 1, samples: 3 * progressEvent });
    expect([data.train.pending(), data.test.pending()]).toEqual([0, 0]);
  });

  test('interrupted while it waits for a block', async () => {
    const controller = new AbortController();
    const train = inBlocks(blobs.train, { before: () => controller.abort() });
    const trainer = new Trainer({ network: createBlobNetwork(), data: { ...blobs, train }, plan: plan({ epochs: 1 }), blockSize: 100 });
    const events = await figuresOf(trainer.run(controller.signal));
    expect(events.at(-1)).toMatchObject({ type: 'interrupted', epoch: 1, samples: 0 });
    expect(train.pending()).toBe(0);
  });

  test('left by whoever looks at its events', async () => {
    const data = splitsInBlocks(blobs);
    for await (const { type } of new Trainer({ network: createBlobNetwork(), data, plan: plan({}), blockSize: 100 }).run()) {
      if (type === 'progress') break;
    }
    expect(data.train.pending()).toBe(0);
  });

  test('an evaluation that its signal stops', async () => {
    const dataset = inBlocks(blobs.test);
    const options = { network: createBlobNetwork(), dataset, loss: squaredError, batchSize: 10, blockSize: 30 };
    await expect(evaluate({ ...options, signal: AbortSignal.abort('enough') })).rejects.toBe('enough');
    expect(dataset.pending()).toBe(0);
  });
});

describe('a read that fails', () => {
  const broken = new Error('the disk is gone');
  const failAt = (failing: number) => ({
    before: (request: number) => {
      if (request === failing) throw broken;
    },
  });

  test.each([1, 2, 4])('is what the run fails with: block %i', async (failing) => {
    const network = createBlobNetwork();
    const train = inBlocks(blobs.train, failAt(failing));
    const trainer = new Trainer({ network, data: { ...blobs, train }, plan: plan({ epochs: 2 }), blockSize: 100 });
    await expect(figuresOf(trainer.run())).rejects.toBe(broken);
    expect(train.pending()).toBe(0);
  });

  test('fails the run where its samples are needed, and nothing before that', async () => {
    const train = inBlocks(blobs.train, failAt(2));
    const trainer = new Trainer({ network: createBlobNetwork(), data: { ...blobs, train }, plan: plan({}), blockSize: 100 });
    let samples = 0;
    const run = async (): Promise<void> => {
      for await (const event of trainer.run()) {
        // The read has failed by the end of this: a rejection that nobody handles would end the program here.
        if (event.type === 'start') continue;
        if (samples === 0) await new Promise((resolve) => setTimeout(resolve, 20));
        if (event.type === 'progress') ({ samples } = event);
      }
    };
    await expect(run()).rejects.toBe(broken);
    expect(samples).toBe(99);
  });

  test('is what it fails with when it is thrown at once, too', async () => {
    const train: Dataset = {
      ...inBlocks(blobs.train),
      readBlock: () => {
        throw broken;
      },
    };
    await expect(figuresOf(new Trainer({ network: createBlobNetwork(), data: { ...blobs, train }, plan: plan({}) }).run())).rejects.toBe(broken);
  });

  test('fails nothing where nobody needs it any more', async () => {
    const train = inBlocks(blobs.train, failAt(2));
    const trainer = new Trainer({ network: createBlobNetwork(), data: { ...blobs, train }, plan: plan({}), blockSize: 100 });
    expect((await stopAt(trainer, 10))?.type).toBe('interrupted');
    expect(train.requests.length).toBe(2);
  });

  test('is what an evaluation fails with', async () => {
    const dataset = inBlocks(blobs.test, failAt(2));
    await expect(evaluate({ network: createBlobNetwork(), dataset, loss: squaredError, batchSize: 10, blockSize: 30 })).rejects.toBe(broken);
  });

  test('a block of other samples than were asked for is refused', async () => {
    const train = inBlocks(blobs.train, { change: (block) => ({ ...block, size: block.size - 1 }) });
    const trainer = new Trainer({ network: createBlobNetwork(), data: { ...blobs, train }, plan: plan({}), blockSize: 100 });
    await expect(figuresOf(trainer.run())).rejects.toMatchObject({
      code: 'VITRUM_INVALID_DATASET',
      message: 'The dataset "blobs" was asked for a block of 100 samples of 2 inputs and 3 targets, and gave 99 samples of 2 inputs and 3 targets.',
    });
  });
});
