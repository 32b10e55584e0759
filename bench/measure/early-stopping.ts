// Early stopping on a set that overfits, 200 digits of which 30 % have labels drawn anew, and 784-256-10:
// npm run measure:early-stopping [-- --dataset synthetic-digits --seeds 5 --wrong 0 --share 0.2 --training '{"learningRate":0.01}']
import { parseArgs } from 'node:util';
import { createBackend, resolveReference, type Dataset } from '@vitrum/core';
import { createFolderContext } from '@vitrum/data-cache';
import { limitSamples, splitValidation } from '@vitrum/datasets';
import { createNetwork, denseNetworkConfig } from '@vitrum/network';
import { evaluate, planTraining, Trainer, type DoneEvent, type TrainingConfig } from '@vitrum/trainer';
import { createRandom } from '@vitrum/tensor';
import { createVitrum } from 'vitrum';

const { values } = parseArgs({ options: { dataset: { type: 'string', default: 'mnist' }, seeds: { type: 'string', default: '5' }, share: { type: 'string', default: '0.2' }, wrong: { type: 'string', default: '0.3' }, training: { type: 'string', default: '{}' } } });
const registry = createVitrum();
const backend = await createBackend(registry, { threads: 1 });
const data = await resolveReference(registry, 'dataset', values.dataset).load(createFolderContext({ download: false }));
const few = { train: mislabeled(limitSamples(data.train, 200), Number(values.wrong)), test: data.test };
const training: TrainingConfig = {
  loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.001, batchSize: 8, epochs: 100,
  callbacks: [{ type: 'early-stopping', patience: 10 }], ...JSON.parse(values.training) as TrainingConfig, // a configuration, checked when it is resolved
};

console.log(`${values.dataset}, 200 digits, ${values.wrong} of them with labels drawn anew, ${values.share} validate, ${data.test.size} to test, 784-256-10`);
console.log('seed  epochs  best  validation loss  test of the best  test of the last epoch  gain');
const gains: number[] = [];
for (let seed = 1; seed <= Number(values.seeds); seed++) {
  const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [784, 256, 10], activation: 'relu', outputActivation: 'softmax', initializer: 'he-normal' }), { seed, backend });
  const plan = planTraining(registry, { ...training, seed });
  const split = splitValidation(few, { share: Number(values.share), seed });
  let done: DoneEvent | undefined;
  let last = NaN;
  for await (const event of new Trainer({ network, data: split, plan }).run()) {
    // The trainer itself looks at the test set at the end alone; this script compares what it would have seen.
    if (event.type === 'epoch') last = (await evaluate({ network, dataset: split.test, loss: plan.loss })).accuracy ?? NaN;
    if (event.type === 'done') done = event;
  }
  const best = done?.testAccuracy ?? NaN;
  gains.push(best - last);
  console.log(`${String(seed).padStart(4)}  ${String(done?.epochsDone).padStart(6)}  ${String(done?.best?.epoch).padStart(4)}  ${(done?.best?.value ?? NaN).toFixed(4).padStart(15)}  ${best.toFixed(2).padStart(14)} %  ${last.toFixed(2).padStart(20)} %  ${(best - last).toFixed(2).padStart(4)}`);
  network.release();
}
console.log(`mean gain ${(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toFixed(2)} points`);
backend.close();

/** A dataset in which a share of the labels is drawn anew. */
function mislabeled(dataset: Dataset, share: number): Dataset {
  const random = createRandom(1);
  const labels = Array.from({ length: dataset.size }, (_, index) => (random.uniform(0, 1) < share ? random.integer(10) : (dataset.label?.(index) ?? 0)));
  return {
    ...dataset,
    label: (index) => labels[index] ?? 0,
    readTarget: (index, out, offset) => {
      out.fill(0, offset, offset + 10);
      out[offset + (labels[index] ?? 0)] = 1;
    },
  };
}
