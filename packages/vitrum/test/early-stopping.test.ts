import { createBackend, resolveReference, type DatasetContext } from '@vitrum/core';
import { splitValidation } from '@vitrum/datasets';
import { createNetwork, denseNetworkConfig } from '@vitrum/network';
import { evaluate, planTraining, Trainer, type DoneEvent } from '@vitrum/trainer';
import { expect, test } from 'vitest';
import { createVitrum } from 'vitrum';

const registry = createVitrum();
const context: DatasetContext = { read: () => Promise.reject(new Error('drawn digits need no files')) };
const seeds = [1, 2, 3, 4, 5];

/**
 * 200 digits drawn from strokes, with their right labels, and steps that are too long for them: the last epoch is better or worse by
 * chance, and the validation part tells which. `npm run measure:early-stopping` measures other settings.
 */
test('early stopping on 200 digits ends with the best validation weights, which on average beat those of the last epoch on the test set', async () => {
  const backend = await createBackend(registry, { threads: 1, deterministic: true });
  const data = await resolveReference(registry, 'dataset', { type: 'synthetic-digits', train: 200, test: 300 }).load(context);
  const gains: number[] = [];
  for (const seed of seeds) {
    const split = splitValidation(data, { share: 0.3, seed });
    const config = denseNetworkConfig(registry, { architecture: [784, 256, 10], activation: 'relu', outputActivation: 'softmax', initializer: 'he-normal' });
    const network = createNetwork(registry, config, { seed, backend });
    const plan = planTraining(registry, { loss: 'categorical-cross-entropy', learningRate: 0.5, batchSize: 4, epochs: 60, seed, callbacks: [{ type: 'early-stopping', patience: 10 }] });
    const losses: number[] = [];
    let [done, last] = [undefined as DoneEvent | undefined, 0];
    for await (const event of new Trainer({ network, data: split, plan, signs: false }).run()) {
      if (event.type === 'epoch') losses.push(event.validationLoss ?? NaN);
      if (event.type === 'epoch') last = (await evaluate({ network, dataset: split.test, loss: plan.loss })).accuracy ?? NaN;
      if (event.type === 'done') done = event;
    }
    const least = Math.min(...losses);
    expect(done?.best).toMatchObject({ epoch: losses.indexOf(least) + 1, value: least });
    const { validation = split.test } = split;
    expect((await evaluate({ network, dataset: validation, loss: plan.loss })).loss).toBe(least);
    gains.push((done?.testAccuracy ?? NaN) - last);
    network.release();
  }
  backend.close();
  expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length, gains.join()).toBeGreaterThan(1);
});
