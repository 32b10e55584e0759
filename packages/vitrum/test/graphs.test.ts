import { expect, test } from 'vitest';
import { fingerprint } from '@vitrum/formats';
import { createVitrum, type DatasetSplits, type NetworkConfig, type TrainingState } from 'vitrum';
import { createNetwork, planTraining, Trainer, type Network } from 'vitrum/parts';
import { decodeModel, encodeModel, parseModel } from 'vitrum/formats';
import { parseTrainingState } from '@vitrum/trainer/internal';

const registry = createVitrum();

/** Two branches that are added, a residual block, and every layer that draws or remembers. */
const config: NetworkConfig<typeof registry> = {
  inputShape: [2],
  layers: [
    { type: 'dense', units: 8, activation: 'tanh', name: 'left' },
    { type: 'dense', units: 8, activation: 'sigmoid', inputs: ['input'], name: 'right' },
    { type: 'add', inputs: ['left', 'right'], name: 'block' },
    { type: 'batch-norm' },
    { type: 'dense', units: 8, activation: 'tanh' },
    { type: 'dropout', rate: 0.2, name: 'residual' },
    { type: 'add', inputs: ['block', 'residual'] },
    { type: 'layer-norm', name: 'normed' },
    { type: 'concat', inputs: ['normed', 'input'] },
    { type: 'dense', units: 2, activation: 'softmax' },
  ],
};

interface Run {
  readonly network: Network;
  readonly state: TrainingState;
  readonly testAccuracy: number;
}

async function train(data: DatasetSplits, epochs: number, lastEvent = Infinity, from?: Pick<Run, 'network' | 'state'>): Promise<Run> {
  const network = from?.network ?? createNetwork(registry, config, { seed: 3 });
  const plan = planTraining(registry, {
    loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.01, batchSize: 7, epochs, shuffle: true, seed: 5,
  });
  const trainer = new Trainer({ network, plan, data, ...(from !== undefined && { state: from.state }) });
  const controller = new AbortController();
  let [events, testAccuracy] = [0, 0];
  for await (const event of trainer.run(controller.signal)) {
    if (event.type === 'progress' && ++events >= lastEvent) controller.abort();
    if (event.type === 'done') testAccuracy = event.testAccuracy ?? 0;
  }
  return { network, state: trainer.saveState(), testAccuracy };
}

const loadMoons = async (): Promise<DatasetSplits> =>
  registry.datasets.get('two-moons').create({ samples: 400, noise: 0.1, seed: 1, testShare: 0.5 }).load({ read: () => Promise.reject(new Error('not a file')) });

test('a network of branches and a residual block learns two moons', async () => {
  const { testAccuracy } = await train(await loadMoons(), 60);
  expect(testAccuracy).toBeGreaterThan(95);
});

test('saved, loaded and resumed in the middle of an epoch, it ends with the same bits', async () => {
  const data = await loadMoons();
  const whole = await train(data, 3);
  const part = await train(data, 3, 45); // in the second epoch
  expect(part.state).toMatchObject({ epoch: 1 });
  expect(part.state.samples).toBeGreaterThan(0);
  const model = parseModel(JSON.stringify(encodeModel(registry, part.network)));
  expect(Object.keys(model.state ?? {})).toEqual(['layers.3.mean', 'layers.3.variance']);
  const state = parseTrainingState(structuredClone(part.state));
  const resumed = await train(data, 3, Infinity, { network: decodeModel(registry, model), state });
  expect(await fingerprint(resumed.network)).toBe(await fingerprint(whole.network));
  expect(resumed.testAccuracy).toBe(whole.testAccuracy);
});
