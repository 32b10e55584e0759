// How fast synthetic digits are drawn, and the accuracy on MNIST of a network trained on nothing else: npm run measure:digits
import { isVitrumError, createBackend, createRegistry } from '@vitrum/core';
import { drawDigits, mnist, type ImageDataset } from '@vitrum/datasets';
import { createFolderContext } from '@vitrum/data-cache';
import { createNetwork, denseNetworkConfig } from '@vitrum/network';
import { planTraining, Trainer } from '@vitrum/trainer';
import { builtins } from 'vitrum';

const count = Number(process.argv[2] ?? 60_000);
const epochs = Number(process.argv[3] ?? 5);
const seeds = [1, 2, 3];

drawAll(2000); // until the JIT has compiled it
const started = performance.now();
const busy = process.cpuUsage();
const train = drawAll(count);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(busy);
// On a busy machine the second figure is the fairer one.
console.log(`${count} digits in ${seconds.toFixed(2)} s: ${perSecond(seconds)} a second, ${perSecond((user + system) / 1e6)} a second of processor time`);

const held = await findMnistTest();
if (held === undefined) {
  console.log('MNIST is not on this machine: set VITRUM_DATA_DIR to the folder that holds it to measure what is read of it.');
} else {
  for (const seed of seeds) console.log(`seed ${seed}: ${(await readMnist(held, seed)).toFixed(2)} % of MNIST's ${held.size} test digits`);
}

/** Each digit is drawn when it is first read. */
function drawAll(count: number): ImageDataset {
  const digits = drawDigits({ count });
  for (let index = 0; index < count; index++) digits.pixels(index);
  return digits;
}

function perSecond(duration: number): number {
  return Math.round(count / duration);
}

async function findMnistTest(): Promise<ImageDataset | undefined> {
  try {
    return (await mnist.load(createFolderContext({ download: false }))).test;
  } catch (error) {
    if (isVitrumError(error) && error.code === 'VITRUM_DATASET_NOT_FOUND') return undefined;
    throw error;
  }
}

async function readMnist(test: ImageDataset, seed: number): Promise<number> {
  const registry = createRegistry(builtins);
  const backend = await createBackend(registry);
  const config = denseNetworkConfig(registry, { architecture: [784, 128, 10], activation: 'relu', outputActivation: 'softmax' });
  const network = createNetwork(registry, config, { seed, backend });
  const plan = planTraining(registry, {
    loss: 'categorical-cross-entropy',
    optimizer: 'adam',
    learningRate: 0.002,
    batchSize: 100,
    epochs,
    shuffle: true,
    seed,
  });
  let accuracy = 0;
  for await (const event of new Trainer({ network, data: { train, test }, plan }).run()) {
    if (event.type === 'done') accuracy = event.testAccuracy ?? 0;
  }
  return accuracy;
}
