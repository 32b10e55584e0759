import { contributionFailure, VitrumError, type Dataset } from '@vitrum/core';
import type { DenseNetworkOptions } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import type { TrainingConfig } from './training-config.ts';

/** Settings of a run that follow from its data alone: all plain JSON, made of names that are built in. */
export interface FittedRun {
  readonly network: DenseNetworkOptions;
  /** What is not said here is the default of a training configuration. */
  readonly training: TrainingConfig;
  /** True for the notebook's settings, which are for MNIST and its kin: grey pictures of 28 × 28 with classes, in a random order. */
  readonly isNotebook: boolean;
}

/** Inputs of a picture as the notebook has them. */
const notebookShape = '28×28';
/** How many samples a run sees in all its epochs together, about. */
const samplesInAll = 50_000;
const fewestEpochs = 5;
const mostEpochs = 400;
const largestBatch = 32;
/** A step for about every thirtieth of the samples, where they are few. */
const stepsPerEpoch = 30;
/** The longest steps of `adam`. */
const longestStep = 0.01;
/** How far one step of `adam`, which moves every weight by about η, may move a sum Σ w·x in the first layer: tanh saturates soon. */
const largestShift = 0.5;
/** Samples that are looked at to know how large the inputs are. */
const samplesLookedAt = 100;

/**
 * Settings that a dataset is learned well with by a small fully connected network.
 *
 * MNIST and its kin, grey pictures of 28 × 28 with classes in a random order, get the notebook's own, which keep that order;
 * only the last layer follows the number of classes. Everything else is shuffled, and gets tanh in two hidden layers, `adam` with steps that grow shorter towards the end, and the output and the loss that belong to its task: softmax with the
 * categorical cross-entropy for classes, a sigmoid with the binary one for two classes in one output and for labels, the
 * numbers as they are with the mean squared error for regression.
 *
 * @throws VITRUM_INVALID_DATASET when an input is not finite
 * @example
 * const { network, training } = fittedRun(iris.train); // 4-32-16-3, softmax, categorical-cross-entropy, adam
 */
export function fittedRun(dataset: Dataset): FittedRun {
  const { size, inputShape, targetSize } = dataset;
  const inputs = sizeOf(inputShape);
  const architecture = [inputs, 32, 16, targetSize];
  if (isNotebookData(dataset)) return { network: { architecture }, training: { shuffle: false }, isNotebook: true };
  const { outputActivation, loss } = outputOf(dataset);
  return {
    network: { architecture, activation: 'tanh', outputActivation, initializer: 'glorot-uniform', biasInitializer: 'zeros' },
    training: {
      loss,
      optimizer: 'adam',
      learningRate: fittedLearningRate(dataset),
      schedule: 'cosine',
      batchSize: clamp(Math.round(size / stepsPerEpoch), 1, largestBatch),
      epochs: clamp(Math.ceil(samplesInAll / size), fewestEpochs, mostEpochs),
      shuffle: true,
    },
    isNotebook: false,
  };
}

function isNotebookData({ inputShape, targetSize, task = 'classification', hasRandomOrder = false }: Dataset): boolean {
  return hasRandomOrder && task === 'classification' && targetSize > 1 && inputShape.join('×') === notebookShape;
}

function outputOf({ task = 'classification', targetSize }: Dataset): { readonly outputActivation: string; readonly loss: string } {
  if (task === 'regression') return { outputActivation: 'identity', loss: 'mean-squared-error' };
  if (task === 'multi-label' || targetSize === 1) return { outputActivation: 'sigmoid', loss: 'binary-cross-entropy' };
  return { outputActivation: 'softmax', loss: 'categorical-cross-entropy' };
}

/** η for which η·Σ|x| of a usual sample stays small, to one digit. */
function fittedLearningRate(dataset: Dataset): number {
  const input = new Float32Array(sizeOf(dataset.inputShape));
  const count = Math.min(samplesLookedAt, dataset.size);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const sample = Math.floor((i * dataset.size) / count);
    readInput(dataset, sample, input);
    const size = input.reduce((sum, x) => sum + Math.abs(x), 0);
    if (!Number.isFinite(size)) throw notFinite(dataset, sample, input.find((x) => !Number.isFinite(x)));
    total += size;
  }
  return Math.min(longestStep, Number(((largestShift * count) / total).toPrecision(1)));
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
