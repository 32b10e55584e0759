import { activationsPlugin } from '@vitrum/activations';
import { createRegistry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { planTraining, Trainer, type TrainingState } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { createBlobs } from './blobs.ts';
import { numbersOfPart } from '../src/state/numbers-of-part.ts';
import { restoreParts } from '../src/state/restore-parts.ts';
import { saveParts, type StatefulPart } from '../src/state/state-parts.ts';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin]);
const data = { train: createBlobs(30, 1), test: createBlobs(10, 2) };
const plan = planTraining(registry, { epochs: 3, batchSize: 8, optimizer: 'adam', shuffle: true });
const newNetwork = () => createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 4, 3] }), { seed: 1 });

/** One epoch of 30 samples in steps of 8 is done, and 16 samples of the second are seen. */
async function stateInEpoch(): Promise<TrainingState> {
  const trainer = new Trainer({ network: newNetwork(), data, plan });
  for await (const event of trainer.run(undefined, { samplesPerEvent: () => 8 })) {
    if (event.type === 'progress' && event.epoch === 2 && event.samples === 16) break;
  }
  return trainer.saveState();
}
const state = await stateInEpoch();

const resume = (changes: Partial<TrainingState>, network = newNetwork()) => new Trainer({ network, data, plan, state: { ...state, ...changes } }).prepare();

describe('a training state', () => {
  test('has one step for every batch', async () => {
    expect([state.epoch, state.samples, state.step]).toEqual([1, 16, 6]);
    await expect(resume({})).resolves.toBeUndefined();
  });

  test('may have seen all samples of an epoch that is not evaluated yet', async () => {
    await expect(resume({ samples: 30, step: 8 })).resolves.toBeUndefined();
  });

  test.each<[string, Partial<TrainingState>]>([
    ['epoch', { epoch: -1 }],
    ['epoch', { epoch: -1e9 }],
    ['epoch', { epoch: 1.5 }],
    ['epoch', { epoch: 1e300 }],
    ['samples', { samples: -1 }],
    ['samples', { samples: -8 }],
    ['samples', { samples: 1.5 }],
    ['samples', { samples: 31 }],
    ['samples', { samples: 32 }],
    ['samples', { samples: 1e15 }],
    ['multiple of the batch size 8', { samples: 17 }],
    ['"step" is 6 after 1 epochs and 16 samples, got 0', { step: 0 }],
    ['step', { step: 6.5 }],
    ['step', { step: 1e300 }],
    ['step', { epoch: 2 }],
    ['seconds', { epochSeconds: -1 }],
    ['seconds', { earlierSeconds: -0.5 }],
    ['sums of an epoch without samples', { samples: 0, step: 4 }],
  ])('out of range is refused: %s %o', async (named, changes) => {
    await expect(resume(changes)).rejects.toMatchObject({ code: 'VITRUM_INVALID_CHECKPOINT', message: expect.stringContaining(named) as string });
  });

  test.each([NaN, Infinity, 1e39])('with a weight of %s is refused', async (weight) => {
    const network = newNetwork();
    const [first] = network.parameters;
    first?.value.data.fill(weight);
    await expect(resume({}, network)).rejects.toThrow('The training state is damaged: a parameter of the network is not finite.');
  });

  test('with the memory of a part that this training has not is refused', async () => {
    await expect(resume({ parts: { ...state.parts, 'callback:other': {} } })).rejects.toThrow(
      'The training state has a memory of "callback:other", which is no part of this training.',
    );
  });
});

describe('the parts of a training', () => {
  const counter = (): StatefulPart & { count: number } => ({
    count: 3,
    save() {
      return { count: this.count };
    },
    restore(saved) {
      this.count = numbersOfPart('counter', ['count'], saved).count;
    },
  });

  test('come back with what they had', () => {
    const [before, after] = [counter(), counter()];
    before.count = 7;
    restoreParts(new Map([['counter', after]]), saveParts(new Map([['counter', before]])));
    expect(after.count).toBe(7);
  });

  test.each([
    [{}, 'The training state has no memory of "counter".'],
    [{ counter: { count: 1 }, more: {} }, 'The training state has a memory of "more", which is no part of this training.'],
    [{ counter: { count: '1' } }, 'The memory of "counter" has the numbers count, got {"count":"1"}.'],
    [{ counter: { count: NaN } }, 'The memory of "counter" has the numbers count, got {"count":null}.'],
    [{ counter: { count: 1, more: 2 } }, 'The memory of "counter" has the numbers count, got {"count":1,"more":2}.'],
    [{ counter: null }, 'The memory of "counter" has the numbers count, got null.'],
  ])('%o is refused', (saved, message) => {
    expect(() => restoreParts(new Map([['counter', counter()]]), saved)).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_CHECKPOINT', message }));
  });
});
