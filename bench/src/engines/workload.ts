import type { LayerConfig } from 'vitrum';

/** A training to be run by every engine, as plain JSON. */
export interface Workload {
  readonly name: WorkloadName;
  /** Number of inputs, then of units in each layer. */
  readonly architecture: readonly number[];
  /** The layers of a network that is more than fully connected, from pictures [28, 28] on; its peers know it by its name. */
  readonly layers?: readonly LayerConfig[];
  readonly activation: string;
  readonly outputActivation: string;
  readonly loss: string;
  readonly optimizer: 'sgd' | 'adam';
  readonly learningRate: number;
  readonly batchSize: number;
  readonly initializer: string;
}

export type WorkloadName = 'seed-batch-1' | 'seed-batch-32' | 'wide-batch-128' | 'cnn-batch-128';

const seed = {
  architecture: [784, 32, 16, 10],
  activation: 'tanh',
  outputActivation: 'tanh',
  loss: 'squared-error',
  optimizer: 'sgd',
  learningRate: 0.01,
  initializer: 'notebook-normal',
} as const;

/** The default network and batch size, 1: the default run. */
export const seedBatch1: Workload = { name: 'seed-batch-1', batchSize: 1, ...seed };
/** The same network with batch size 32. */
export const seedBatch32: Workload = { name: 'seed-batch-32', batchSize: 32, ...seed };
/** A network of half a million parameters with a typical modern training setup. */
export const wideBatch128: Workload = {
  name: 'wide-batch-128',
  architecture: [784, 512, 256, 10],
  activation: 'relu',
  outputActivation: 'softmax',
  loss: 'categorical-cross-entropy',
  optimizer: 'adam',
  learningRate: 0.001,
  batchSize: 128,
  initializer: 'he-normal',
};

const convolution = (filters: number): readonly LayerConfig[] => [
  { type: 'conv2d', filters, kernelSize: 3, padding: 'same', activation: 'relu', weightInitializer: 'he-normal' },
  { type: 'max-pool2d', poolSize: 2 },
];

/** The small convolutional network of performance.md: two convolutions with pools, and a dense layer. */
export const smallCnn: Workload = {
  ...wideBatch128,
  name: 'cnn-batch-128',
  architecture: [784, 10],
  layers: [...convolution(16), ...convolution(32), { type: 'flatten' }, { type: 'dense', units: 10, activation: 'softmax' }],
};
