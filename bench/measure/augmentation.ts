// Microseconds that an augmentation takes for one sample, gray 28 × 28 and color 32 × 32, and their share of a training step of
// cnn-small: npm run measure:augmentation
import { buildNetwork, createRegistry, resolveReference, type Dataset, type Shape } from '@vitrum/core';
import { createRandom, sizeOf } from '@vitrum/tensor';
import { Augmenter } from '@vitrum/trainer/augmentation';
import { builtins } from 'vitrum';
import { createBackend, createNetwork, planTraining, Trainer } from 'vitrum/parts';

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
  const step = await measureStep(inputShape);
  console.log(`${inputShape.join(' × ')}, microseconds of processor time a sample (the fastest of ${rounds} rounds), and per cent of a step of cnn-small`);
  console.log(`on one thread, which takes ${step.toFixed(1)}; two threads take as much together, and half as long:`);
  for (const list of lists) {
    const cost = measure(list, inputShape);
    console.log(`  ${list.join(' + ').padEnd(42)} ${cost.toFixed(2).padStart(8)} ${`${((100 * cost) / step).toFixed(1)} %`.padStart(8)}`);
  }
}

function measure(list: readonly string[], inputShape: Shape): number {
  const augmenter = new Augmenter(list.map((reference) => resolveReference(registry, 'augmentation', reference)), noise(inputShape, 60_000), 7);
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

/** Microseconds of processor time that cnn-small takes to learn from one sample, with Adam, in batches of 128. */
async function measureStep(inputShape: Shape): Promise<number> {
  const size = 20 * batchSize;
  const backend = await createBackend(registry, { name: 'wasm', threads: 1 });
  const network = createNetwork(registry, buildNetwork(registry, 'cnn-small', { inputShape, outputs: 10, outputActivation: 'softmax' }), { seed: 1, backend });
  const plan = planTraining(registry, { epochs: rounds, batchSize, loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.001 });
  const times: number[] = [];
  let startedAt = process.cpuUsage();
  for await (const { type } of new Trainer({ network, data: { train: noise(inputShape, size), test: noise(inputShape, 10) }, plan }).run()) {
    if (type !== 'epoch') continue;
    times.push(process.cpuUsage(startedAt).user / size);
    startedAt = process.cpuUsage();
  }
  backend.close();
  return Math.min(...times);
}

/** Pictures of ten classes; those of one channel are as empty as digits, four fifths zeros in one piece. */
function noise(inputShape: Shape, size: number): Dataset {
  const length = sizeOf(inputShape);
  const random = createRandom(2);
  const picture = Float32Array.from({ length }, (_, i) => (inputShape.length === 2 && (i % 28 < 8 || i % 28 > 19 || i < 140 || i > 644) ? 0 : random.uniform()));
  return {
    name: 'noise', size, inputShape, targetSize: 10,
    readInput: (_index, out, offset) => { out.set(picture, offset); },
    readTarget: (index, out, offset) => { out.fill(0, offset, offset + 10); out[offset + (index % 10)] = 1; },
    label: (index) => index % 10,
  };
}
