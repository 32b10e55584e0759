import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Reference } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { planTraining, Trainer, type TrainingState } from '@vitrum/trainer';
import { expect, test } from 'vitest';
import { blobs } from './blobs.ts';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin]);
const plan = (schedule: Reference) => planTraining(registry, { schedule, epochs: 8, batchSize: 16, learningRate: 0.3, seed: 5 });
const blobNetwork = (): Network => createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, 3] }), { seed: 3 });
const weightsOf = (network: Network): readonly number[] => network.parameters.flatMap(({ value }) => [...value.data]);

async function train(trainer: Trainer, signal?: AbortController): Promise<void> {
  for await (const event of trainer.run(signal?.signal)) {
    if (event.type === 'progress' && event.epoch === 6 && event.samples > 100) signal?.abort();
  }
}

/** A threshold of nearly 1 takes every epoch after the first for a plateau, so that the memory matters. */
const impatient = { type: 'reduce-on-plateau', patience: 2, factor: 0.5, threshold: 0.99 };

test.each<Reference>([impatient, { type: 'warmup', steps: 30, then: impatient }, { type: 'warmup', epochs: 2, then: 'cosine' }, 'one-cycle'])(
  '%j resumes in the middle of an epoch to the same bits',
  async (schedule) => {
    const whole = blobNetwork();
    await train(new Trainer({ network: whole, data: blobs, plan: plan(schedule) }));
    const [first, resumed] = [blobNetwork(), blobNetwork()];
    const interrupted = new Trainer({ network: first, data: blobs, plan: plan(schedule) });
    await train(interrupted, new AbortController());
    const state = JSON.parse(JSON.stringify(interrupted.saveState())) as TrainingState; // what was just written
    expect(state).toMatchObject({ epoch: 5 });
    resumed.loadParameters(new Map(first.parameters.map(({ name, value }) => [name, value])));
    await train(new Trainer({ network: resumed, data: blobs, plan: plan(schedule), state }));
    expect(weightsOf(resumed)).toEqual(weightsOf(whole));
  },
);

test('a training without the memory of its plateaus is refused', async () => {
  const network = blobNetwork();
  const trainer = new Trainer({ network, data: blobs, plan: plan(impatient) });
  await train(trainer, new AbortController());
  const state = trainer.saveState();
  expect(state.parts).toMatchObject({ schedule: { scale: 0.25, least: expect.any(Number) as number, waited: 0, resting: 0 } });
  const [forgetful, other] = [
    new Trainer({ network, data: blobs, plan: plan(impatient), state: { ...state, parts: {} } }),
    new Trainer({ network, data: blobs, plan: plan('cosine'), state }),
  ];
  await expect(forgetful.prepare()).rejects.toThrow('The training state has no memory of "schedule".');
  await expect(other.prepare()).rejects.toThrow('has a memory of "schedule", which is no part of this training');
});

test.each([
  [{ type: 'warmup', epochs: 8 }, 'A warm-up of 8 epochs never ends in a run of 8 epochs of 19 steps.'],
  [{ type: 'warmup', steps: 152 }, 'A warm-up of 152 steps never ends in a run of 8 epochs of 19 steps.'],
])('%j makes no sense for the run, and is refused', (schedule, message) => {
  expect(() => new Trainer({ network: blobNetwork(), data: blobs, plan: plan(schedule) })).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message }));
});
