// Microseconds that an augmentation takes for one sample, gray 28 × 28 and color 32 × 32: npm run measure:augmentation
import { createRegistry, resolveReference, type Dataset } from '@vitrum/core';
import { createRandom, sizeOf } from '@vitrum/tensor';
import { Augmenter } from '@vitrum/trainer';
import { builtins } from 'vitrum';

const registry = createRegistry(builtins);
const batchSize = 128;
const rounds = 15;
const names = registry.augmentations.names;
const lists: readonly (readonly string[])[] = [
  ...names.map((name) => [name]),
  ['shift', 'rotate', 'scale'],
  ['shift', 'rotate', 'scale', 'shear', 'elastic'],
  ['flip', 'crop'],
];

for (const inputShape of [[28, 28], [32, 32, 3]]) {
  console.log(`${inputShape.join(' × ')}, microseconds of processor time a sample (the fastest of ${rounds} rounds):`);
  for (const list of lists) console.log(`  ${list.join(' + ').padEnd(42)} ${measure(list, inputShape).toFixed(2).padStart(8)}`);
}

function measure(list: readonly string[], inputShape: readonly number[]): number {
  const dataset: Dataset = { name: 'noise', size: 60_000, inputShape, targetSize: 10, readInput: () => undefined, readTarget: () => undefined };
  const augmenter = new Augmenter(list.map((reference) => resolveReference(registry, 'augmentation', reference)), dataset, 7);
  const random = createRandom(1);
  const inputs = Float32Array.from({ length: batchSize * sizeOf(inputShape) }, () => random.uniform());
  const targets = new Float32Array(batchSize * 10);
  const times: number[] = [];
  for (let round = -2; round < rounds; round++) {
    const startedAt = process.cpuUsage(); // time on a busy machine says little
    for (let batch = 0; batch < 30; batch++) augmenter.apply(inputs, targets, { start: batch * batchSize, count: batchSize, order: undefined, epoch: round + 2 });
    const { user } = process.cpuUsage(startedAt);
    if (round >= 0) times.push(user / (30 * batchSize));
  }
  return Math.min(...times);
}
