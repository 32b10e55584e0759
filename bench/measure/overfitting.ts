// What brings the test loss of an overfitted network down: npm run measure:overfitting [-- --dataset synthetic-digits --seeds 3]
import { parseArgs } from 'node:util';
import { createBackend, resolveReference, type Dataset } from '@vitrum/core';
import { createFolderContext } from '@vitrum/data-cache';
import { limitSamples } from '@vitrum/datasets';
import { createNetwork, type LayerConfig } from '@vitrum/network';
import { planTraining, Trainer, type EpochFigures, type TrainingConfig } from '@vitrum/trainer';
import { createVitrum } from 'vitrum';

const { values } = parseArgs({ options: { dataset: { type: 'string', default: 'mnist' }, seeds: { type: 'string', default: '3' } } });
const registry = createVitrum();
const backend = await createBackend(registry, { threads: 1 });
const data = await resolveReference(registry, 'dataset', values.dataset).load(createFolderContext({ download: false }));
const split = { train: limitSamples(data.train, 500), test: data.test };

interface Variant {
  readonly name: string;
  /** The shares that dropout leaves out, of the pixels and of the hidden neurons. */
  readonly dropout?: readonly [pixels: number, hidden: number];
  readonly training?: TrainingConfig;
}

const decaying = (weightDecay: number): Variant => ({ name: `adamw, weight decay ${weightDecay}`, training: { optimizer: { type: 'adamw', weightDecay } } });
const variants: readonly Variant[] = [
  { name: 'none' },
  { name: 'dropout 0.5 of the hidden neurons', dropout: [0, 0.5] },
  { name: 'dropout 0.2 of the pixels, 0.5', dropout: [0.2, 0.5] },
  { name: 'dropout 0.5 of the pixels, 0.5', dropout: [0.5, 0.5] },
  ...[0.1, 0.3, 1, 3].map(decaying),
  { name: 'shift', training: { augmentation: ['shift'] } },
  { name: 'shift, rotate by 10°', training: { augmentation: ['shift', { type: 'rotate', degrees: 10 }] } },
  { name: 'elastic', training: { augmentation: ['elastic'] } },
];

console.log(`${values.dataset}, 500 pictures, ${split.test.size} to test, 784-64-10, Adam 0.003, batches of 32, 40 epochs; means of ${values.seeds} seeds`);
console.log(`${'remedy'.padEnd(36)} training  lowest test (epoch)  last test  accuracy`);
for (const variant of variants) {
  const runs: (readonly EpochFigures[])[] = [];
  for (let seed = 1; seed <= Number(values.seeds); seed++) runs.push(await train(variant, split, seed));
  const mean = (figure: (epochs: readonly EpochFigures[]) => number): number => runs.reduce((sum, epochs) => sum + figure(epochs), 0) / runs.length;
  const last = (epochs: readonly EpochFigures[]): EpochFigures | undefined => epochs.at(-1);
  const best = (epochs: readonly EpochFigures[]): EpochFigures | undefined => epochs.toSorted((a, b) => (a.testLoss ?? NaN) - (b.testLoss ?? NaN))[0];
  const [training, lowest, at, end, accuracy] = [
    mean((epochs) => last(epochs)?.loss ?? NaN), mean((epochs) => best(epochs)?.testLoss ?? NaN), mean((epochs) => best(epochs)?.epoch ?? NaN),
    mean((epochs) => last(epochs)?.testLoss ?? NaN), mean((epochs) => last(epochs)?.testAccuracy ?? NaN),
  ];
  console.log(`${variant.name.padEnd(36)} ${training.toFixed(3).padStart(8)}  ${lowest.toFixed(3)} (${at.toFixed(0)})${' '.repeat(10)}  ${end.toFixed(3)}      ${accuracy.toFixed(1)} %`);
}
backend.close();

async function train({ dropout: [pixels, hidden] = [0, 0], training }: Variant, { train, test }: { readonly train: Dataset; readonly test: Dataset }, seed: number) {
  const dropout = (rate: number): readonly LayerConfig[] => (rate === 0 ? [] : [{ type: 'dropout', rate }]);
  const layers = [
    ...dropout(pixels),
    { type: 'dense', units: 64, activation: 'relu', weightInitializer: 'he-normal' },
    ...dropout(hidden),
    { type: 'dense', units: 10, activation: 'softmax' },
  ];
  const network = createNetwork(registry, { inputShape: [784], layers }, { seed, backend });
  const plan = planTraining(registry, {
    loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.003, batchSize: 32, epochs: 40, seed, ...training,
  });
  const epochs: EpochFigures[] = [];
  for await (const event of new Trainer({ network, data: { train, test }, plan }).run()) if (event.type === 'epoch') epochs.push(event);
  network.release();
  return epochs;
}
