import { VitrumError, type Dataset } from '@vitrum/core';
import { contributionFailure } from '@vitrum/core/internal';
import type { DenseNetworkOptions } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import type { TrainingConfig } from '@vitrum/trainer';
import type { RunConfig } from './run-config.ts';

/** Settings that fill the gaps of a configuration, with built-in names. Anything absent has its default. */
export interface FittedConfig extends RunConfig {
  /** Layers, activations and initializers of a fully connected network. */
  readonly network: DenseNetworkOptions;
  /** Loss, optimizer, learning rate, batch size and the rest of the training. */
  readonly training: TrainingConfig;
}

/** The default settings, with the inputs and outputs of MNIST. */
export const defaultConfig: FittedConfig = { network: { architecture: [784, 32, 16, 10] }, training: { shuffle: false } };

/** The shape of an MNIST picture. */
const digitShape = '28×28';
/** Approximate number of samples in all epochs of a run. */
const samplesInAll = 50_000;
const minEpochs = 5;
const maxEpochs = 400;
const maxBatchSize = 32;
/** The same for a network by name, whose layers are wider. */
const maxNamedBatchSize = 128;
/** Learning rate of `adam` for a network by name that reads pictures: the default of its paper. */
const pictureLearningRate = 0.001;
/** Steps per epoch for small datasets. */
const stepsPerEpoch = 30;
/** Maximum learning rate of `adam`. */
const maxLearningRate = 0.01;
/** Maximum shift of Σ w·x in the first layer by one step of `adam`, which moves every weight by about η: tanh saturates early. */
const maxShift = 0.5;
/** Samples inspected to estimate the magnitude of the inputs. */
const inspectedSamples = 100;

/**
 * Settings with which a small fully connected network learns a dataset well.
 *
 * MNIST and its kin, grayscale pictures of 28 × 28 with classes in random order, get the default settings, which keep that order;
 * only the last layer depends on the number of classes. Other data are shuffled, and get tanh in two hidden layers, `adam` with a
 * cosine schedule, and the output and loss of their task: softmax with categorical cross-entropy for classes, sigmoid with binary
 * cross-entropy for two classes in one output and for labels, identity with mean squared error for regression.
 *
 * @throws VITRUM_INVALID_DATASET when an input is not finite
 * @example
 * const { network, training } = fittedConfig(iris.train); // 4-32-16-3, softmax, categorical-cross-entropy, adam
 */
export function fittedConfig(dataset: Dataset): FittedConfig {
  if (isMnistLike(dataset)) return { ...defaultConfig, network: { architecture: architectureFor(dataset) } };
  return settingsOfTask(dataset);
}

const architectureFor = ({ inputShape, targetSize }: Dataset): readonly number[] => [sizeOf(inputShape), 32, 16, targetSize];

/**
 * The settings of {@link fittedConfig} for other data than MNIST, which suit any data.
 *
 * @throws VITRUM_INVALID_DATASET when an input is not finite
 */
export function settingsOfTask(dataset: Dataset): FittedConfig {
  const architecture = architectureFor(dataset);
  const { outputActivation, loss } = outputOf(dataset);
  return {
    network: { architecture, activation: 'tanh', outputActivation, initializer: 'glorot-uniform', biasInitializer: 'zeros' },
    training: { loss, ...fittedTraining(dataset, false) },
  };
}

/** Settings of training for a dataset, without the loss; a network by name takes larger batches, and shorter steps on pictures. */
export function fittedTraining(dataset: Dataset, isNamed: boolean): TrainingConfig {
  const { size, inputShape } = dataset;
  const fitted = fittedLearningRate(dataset);
  return {
    optimizer: 'adam',
    learningRate: isNamed && inputShape.length > 1 ? pictureLearningRate : fitted,
    schedule: 'cosine',
    batchSize: clamp(Math.round(size / stepsPerEpoch), 1, isNamed ? maxNamedBatchSize : maxBatchSize),
    epochs: clamp(Math.ceil(samplesInAll / size), minEpochs, maxEpochs),
    shuffle: true,
  };
}

/** True for MNIST and datasets of the same form. */
function isMnistLike({ inputShape, targetSize, task = 'classification', hasRandomOrder = false }: Dataset): boolean {
  return hasRandomOrder && task === 'classification' && targetSize > 1 && inputShape.join('×') === digitShape;
}

/** The output and the loss of a task. */
export function outputOf({ task = 'classification', targetSize }: Dataset): { readonly outputActivation: string; readonly loss: string } {
  if (task === 'regression') return { outputActivation: 'identity', loss: 'mean-squared-error' };
  if (task === 'multi-label' || targetSize === 1) return { outputActivation: 'sigmoid', loss: 'binary-cross-entropy' };
  return { outputActivation: 'softmax', loss: 'categorical-cross-entropy' };
}

/** η for which η·Σ|x| of a typical sample stays small, to one digit. */
function fittedLearningRate(dataset: Dataset): number {
  const input = new Float32Array(sizeOf(dataset.inputShape));
  const count = Math.min(inspectedSamples, dataset.size);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const sample = Math.floor((i * dataset.size) / count);
    readInput(dataset, sample, input);
    const size = input.reduce((sum, x) => sum + Math.abs(x), 0);
    if (!Number.isFinite(size)) throw notFinite(dataset, sample, input.find((x) => !Number.isFinite(x)));
    total += size;
  }
  return Math.min(maxLearningRate, Number(((maxShift * count) / total).toPrecision(1)));
}

function readInput(dataset: Dataset, sample: number, input: Float32Array): void {
  try {
    dataset.readInput(sample, input, 0);
  } catch (error) {
    throw contributionFailure('datasets', dataset.name, dataset, error);
  }
}

function notFinite({ name }: Dataset, sample: number, value = NaN): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `The dataset "${name}" has ${value} among the inputs of sample ${sample}, which is no finite 32-bit float.`,
    hint: 'Look for missing values and for numbers beyond 3.4e38, and leave out or scale what has them.',
  });
}

const clamp = (value: number, minimum: number, maximum: number): number => Math.min(maximum, Math.max(minimum, value));
