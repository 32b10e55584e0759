import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Dataset, type DatasetSplits, type Reference, type Tensor } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { planTraining, Trainer, type TrainingConfig, type TrainingEvent } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { blobs } from './blobs.ts';
import { createCountingBackend, type CountingBackend } from '@vitrum/test-support/counting-backend';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin]);
/** In the stored order unless a test says otherwise. */
const plan = (config: TrainingConfig) => planTraining(registry, { shuffle: false, ...config });

/** The blobs with their inputs as bytes too: x in [−2, 2] as round(50·(x + 2)). */
function withBytes(dataset: Dataset): Dataset {
  const bytes = new Uint8Array(2 * dataset.size);
  const input = new Float64Array(2);
  for (let index = 0; index < dataset.size; index++) {
    dataset.readInput(index, input, 0);
    bytes.set([...input].map((x) => Math.round(50 * (x + 2))), 2 * index);
  }
  return { ...dataset, inputBytes: { bytes, divisor: 200 } };
}
const data: DatasetSplits = { train: withBytes(blobs.train), test: withBytes(blobs.test) };

function createBlobNetwork(backend: CountingBackend, outputActivation: Reference = 'tanh'): Network {
  return createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, 3], outputActivation }), { seed: 3, backend });
}

/** Runs to the end, or to the progress event at which the run is to stop. */
async function runTo(trainer: Trainer, stopAt = Infinity): Promise<TrainingEvent | undefined> {
  const controller = new AbortController();
  let seen = 0;
  let last: TrainingEvent | undefined;
  for await (const event of trainer.run(controller.signal)) {
    if (event.type === 'progress' && ++seen === stopAt) controller.abort();
    last = event;
  }
  return last;
}

const weightsOf = (network: Network): readonly number[] => network.parameters.flatMap(({ value }) => [...value.data]);

describe('a training step takes no memory', () => {
  test.each<[string, TrainingConfig, Reference]>([
    ['one sample at a time', { batchSize: 1 }, 'tanh'],
    ['mini-batches, with a smaller one at the end', { batchSize: 7, shuffle: true }, 'tanh'],
    ['batches larger than those of the evaluation', { batchSize: 128 }, 'tanh'],
    ['an optimizer with a memory', { batchSize: 4, optimizer: 'adam' }, 'tanh'],
    ['cross-entropy after softmax', { batchSize: 8, loss: 'categorical-cross-entropy' }, 'softmax'],
    ['a row-wise loss of the outputs', { batchSize: 8, loss: 'kullback-leibler' }, 'sigmoid'],
  ])('after the first ones: %s', async (_name, config, outputActivation) => {
    const backend = createCountingBackend();
    const trainer = new Trainer({ network: createBlobNetwork(backend, outputActivation), data, plan: plan({ ...config, epochs: 3 }), signs: false });
    const counts: { readonly type: string; readonly allocated: number; readonly views: number }[] = [];
    for await (const { type } of trainer.run()) {
      counts.push({ type, allocated: backend.allocated.length, views: backend.viewCount() });
    }
    const firstProgress = counts.find(({ type }) => type === 'progress');
    const firstEpoch = counts.find(({ type }) => type === 'epoch');
    const last = counts.at(-1);
    expect(last?.type).toBe('done');
    expect(last?.allocated, 'tensors after the first steps').toBe(firstProgress?.allocated);
    expect(last?.views, 'views after the first epoch').toBe(firstEpoch?.views);
  });
});

describe('run()', () => {
  /** Tensors that hold targets: the trainer's own, beside the network's ∂C/∂a, which is as wide. */
  const heldSince = (backend: ReturnType<typeof createCountingBackend>, before: ReadonlySet<Tensor>): readonly Tensor[] =>
    [...backend.held].filter((tensor) => !before.has(tensor));

  test.each([
    ['done', Infinity],
    ['interrupted', 40],
  ])('gives back the data, and all but the last batch, when it is %s', async (type, stopAt) => {
    const backend = createCountingBackend();
    const network = createBlobNetwork(backend);
    const trainer = new Trainer({ network, data, plan: plan({ epochs: 1, batchSize: 4 }), signs: false });
    const before = new Set(backend.held);
    expect((await runTo(trainer, stopAt))?.type).toBe(type);
    expect(backend.byteStores).toEqual({ held: 0, made: 2 });
    // The network's own are its input, and a, z, dz and ∂C/∂a of two layers; the last batch has its targets.
    expect(heldSince(backend, before)).toHaveLength(1 + 2 * 4 + 1);
  });

  test('gives it back when the training diverges', async () => {
    const backend = createCountingBackend();
    const network = createBlobNetwork(backend, 'identity');
    const before = new Set(backend.held);
    const trainer = new Trainer({ network, data, plan: plan({ epochs: 200, learningRate: 50 }) });
    await expect(runTo(trainer)).rejects.toMatchObject({ code: 'VITRUM_DIVERGED' });
    expect(heldSince(backend, before)).toHaveLength(1 + 2 * 4 + 1);
    expect(backend.byteStores.held).toBe(0);
  });

  test('goes on when it is called again, to the bits of an uninterrupted run', async () => {
    const config: TrainingConfig = { epochs: 2, batchSize: 4, shuffle: true, seed: 4, optimizer: 'adam' };
    const whole = createBlobNetwork(createCountingBackend());
    await runTo(new Trainer({ network: whole, data, plan: plan(config) }));

    const backend = createCountingBackend();
    const network = createBlobNetwork(backend);
    const trainer = new Trainer({ network, data, plan: plan(config) });
    expect((await runTo(trainer, 60))?.type).toBe('interrupted');
    const heldBetween = backend.held.size;
    expect((await runTo(trainer))?.type).toBe('done');
    expect(weightsOf(network)).toEqual(weightsOf(whole));
    expect(backend.held.size).toBe(heldBetween);
    expect(backend.byteStores).toEqual({ held: 0, made: 4 });
  });
});

describe('release()', () => {
  test.each<[string, TrainingConfig, Reference]>([
    ['plain descent', {}, 'tanh'],
    ['an optimizer with a memory', { optimizer: 'adam', batchSize: 8 }, 'tanh'],
    ['cross-entropy after softmax', { loss: 'categorical-cross-entropy', batchSize: 8 }, 'softmax'],
  ])('of trainer and network gives back everything: %s', async (_name, config, outputActivation) => {
    const backend = createCountingBackend();
    const network = createBlobNetwork(backend, outputActivation);
    expect(network.parameters.map(({ gradient }) => gradient.data.length)).toEqual([16, 8, 24, 3]); // which they allocate
    const trainer = new Trainer({ network, data, plan: plan({ ...config, epochs: 1 }) });
    await runTo(trainer);
    trainer.release();
    network.release();
    expect([...backend.held]).toEqual([]);
  });

  test('of the trainer leaves the network to be used', async () => {
    const backend = createCountingBackend();
    const network = createBlobNetwork(backend);
    const trainer = new Trainer({ network, data, plan: plan({ epochs: 1, optimizer: 'adam' }) });
    await runTo(trainer);
    const before = weightsOf(network);
    trainer.release();
    expect(weightsOf(network)).toEqual(before);
    await runTo(new Trainer({ network, data, plan: plan({ epochs: 1 }) }));
    expect(weightsOf(network).every(Number.isFinite)).toBe(true);
  });
});
