import type { Activation, Dataset, Loss, Shape } from '@vitrum/core';
import { contributionFailure } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import { areProbabilities, outputRangeOf, type OutputRange } from './output-range.ts';
import { taskOf } from '../task-of.ts';

/** A likely mistake in the settings of a run, which does not prevent it. */
export interface TrainingWarning {
  /** One line: what does not fit together, and why. */
  readonly message: string;
  /** One line: what to take instead. */
  readonly hint: string;
}

/** The parts of a run that {@link findOutputWarnings} inspects. */
export interface OutputWarningsOptions {
  /** Its last activation and the shape of its output are looked at. */
  readonly network: {
    /** The layers, the last of which counts. */
    readonly layers: readonly {
      /** Its activation, where it has one. */
      readonly activation?: Activation | undefined;
    }[];
    /** Shape of the output, without the batch axis. */
    readonly outputShape: Shape;
  };
  /** The loss, whose `outputs` says what it expects. */
  readonly loss: Loss;
  /** The data, for their task and the range of up to 500 targets. */
  readonly dataset: Dataset;
}

/** Number of targets inspected, evenly spread. */
const inspectedCount = 500;

/**
 * Warns if the range of a network's last activation does not suit its loss or its task: training would run and learn nothing.
 */
export function findOutputWarnings({ network, loss, dataset }: OutputWarningsOptions): readonly TrainingWarning[] {
  const activation = network.layers.at(-1)?.activation;
  if (activation === undefined) return [];
  const range = outputRangeOf(activation);
  const size = sizeOf(network.outputShape);
  const found = alwaysOne(activation, range, size) ?? unfitForLoss(activation, range, size, loss) ?? unfitForTask(activation, range, loss, dataset);
  return found === undefined ? [] : [found];
}

function alwaysOne({ name }: Activation, { addsUpToOne }: OutputRange, size: number): TrainingWarning | undefined {
  if (!addsUpToOne || size > 1) return undefined;
  return {
    message: `The network has one output, and ${name} makes it 1 whatever the input is: nothing can be learned.`,
    hint: `End it with sigmoid for two classes and with identity for a number, or give each class an output.`,
  };
}

function unfitForLoss({ name }: Activation, range: OutputRange, size: number, { name: loss, outputs }: Loss): TrainingWarning | undefined {
  switch (outputs) {
    case 'distribution':
      if (size === 1) return { message: `${loss} compares the probabilities of several classes, and the network has one output.`, hint: 'Take binary-cross-entropy with a sigmoid at the end.' };
      if (range.addsUpToOne) return undefined;
      return {
        message: `${loss} needs outputs that are probabilities and add up to 1, and those of ${name} ${areProbabilities(range) ? 'do not' : `are ${describeRange(range)}`}.`,
        hint: 'End the network with softmax, or take another loss: squared-error goes with any outputs.',
      };
    case 'probabilities':
      if (areProbabilities(range)) return undefined;
      return {
        message: `${loss} needs outputs from 0 to 1, and those of ${name} are ${describeRange(range)}.`,
        hint: 'End the network with sigmoid, or take another loss: squared-error goes with any outputs.',
      };
    case 'signed':
      if (range.minimum < 0) return undefined;
      return {
        message: `${loss} needs outputs on both sides of 0, and those of ${name} are ${describeRange(range)}.`,
        hint: 'End the network with identity or tanh.',
      };
    default: // any numbers
      return undefined;
  }
}

function unfitForTask({ name }: Activation, range: OutputRange, { outputs }: Loss, dataset: Dataset): TrainingWarning | undefined {
  const task = taskOf(dataset);
  if (task === 'multi-label' && range.addsUpToOne) {
    return { message: `Several labels may apply at once, and the outputs of ${name} add up to 1.`, hint: 'End the network with sigmoid, with binary-cross-entropy as its loss.' };
  }
  if (task === 'regression' && range.addsUpToOne) {
    return { message: `Numbers are to be learned, and the outputs of ${name} add up to 1.`, hint: 'End the network with identity, with mean-squared-error as its loss.' };
  }
  if (outputs === 'signed') return undefined; // targets of 0 and 1 stand for sides
  const extremes = extremesOf(dataset);
  if (extremes === undefined) return undefined;
  const [smallest, largest] = extremes;
  const slack = 0.05 * (largest - smallest);
  if (smallest >= range.minimum - slack && largest <= range.maximum + slack) return undefined;
  return {
    message: `The targets go from ${round(smallest)} to ${round(largest)}, and the outputs of ${name} are ${describeRange(range)}: it cannot reach them all.`,
    hint: `End the network with ${task === 'regression' ? 'identity' : 'sigmoid or softmax'}, or scale the targets.`,
  };
}

/** The smallest and the largest target; undefined for samples on a disk, which are not read for this. */
function extremesOf(dataset: Dataset): readonly [smallest: number, largest: number] | undefined {
  const count = Math.min(dataset.size, dataset.readBlock === undefined ? inspectedCount : 0);
  const row = new Float64Array(dataset.targetSize);
  if (count === 0) return undefined;
  let [smallest, largest] = [Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    readTarget(dataset, Math.floor((i * dataset.size) / count), row);
    smallest = Math.min(smallest, ...row);
    largest = Math.max(largest, ...row);
  }
  return [smallest, largest];
}

function readTarget(dataset: Dataset, index: number, row: Float64Array): void {
  try {
    dataset.readTarget(index, row, 0);
  } catch (error) {
    throw contributionFailure('datasets', dataset.name, dataset, error);
  }
}

function describeRange({ minimum, maximum }: OutputRange): string {
  if (minimum === -Infinity && maximum === Infinity) return 'any numbers';
  if (maximum === Infinity) return `from ${round(minimum)} on`;
  return minimum === -Infinity ? `at most ${round(maximum)}` : `from ${round(minimum)} to ${round(maximum)}`;
}

/** Two digits, without −0. */
const round = (value: number): string => String(Number(value.toPrecision(2)) + 0).replace('-', '−');
