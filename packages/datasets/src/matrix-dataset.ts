import { describeValue, VitrumError, type Dataset, type Scaling, type Shape, type Task } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { checkIndex } from './check-index.ts';
import { formatCount } from './format-count.ts';
import { classOfTarget } from './split/labels-of.ts';

/** What a {@link matrixDataset} is made of. The arrays are kept, not copied. */
export interface MatrixDatasetParts {
  readonly name: string;
  /** The inputs of all samples, one after the other. */
  readonly inputs: Float32Array;
  /** Shape of one input. */
  readonly inputShape: Shape;
  /** The targets of all samples, one after the other. */
  readonly targets: Float32Array;
  readonly targetSize: number;
  readonly task: Task;
  readonly classes?: readonly string[];
  readonly targetScaling?: Scaling;
  readonly describe?: (index: number) => string;
}

/**
 * A dataset over two big arrays. For classification, a sample's class is the place of the largest number of its target, or 1
 * where the only one is above ½.
 *
 * @throws VITRUM_INVALID_DATASET when there are no samples, or a number is not finite; VITRUM_COUNT_MISMATCH when there is
 * not one target for every input
 */
export function matrixDataset(parts: MatrixDatasetParts): Dataset {
  const { name, inputs, inputShape, targets, targetSize, task, classes, targetScaling, describe } = parts;
  const inputSize = sizeOf(inputShape);
  const size = checkCounts(parts, inputSize);
  checkFinite(inputs, inputSize, `The inputs of the dataset "${name}"`);
  checkFinite(targets, targetSize, `The targets of the dataset "${name}"`);
  const checked = (index: number): number => {
    checkIndex(index, size, name);
    return index;
  };
  return {
    name,
    size,
    inputShape,
    targetSize,
    task,
    ...(classes && { classes }),
    ...(targetScaling && { targetScaling }),
    readInput: (index, out, offset) => out.set(row(inputs, checked(index), inputSize), offset),
    readTarget: (index, out, offset) => out.set(row(targets, checked(index), targetSize), offset),
    ...(task === 'classification' && {
      label: (index: number) => classOfTarget(targets, checked(index) * targetSize, targetSize),
    }),
    ...(describe && { describe: (index: number) => describe(checked(index)) }),
  };
}

function row(matrix: Float32Array, index: number, length: number): Float32Array {
  return matrix.subarray(index * length, (index + 1) * length);
}

/** The number of samples. */
function checkCounts({ name, inputs, targets, targetSize }: MatrixDatasetParts, inputSize: number): number {
  const [inputCount, targetCount] = [inputs.length / inputSize, targets.length / targetSize];
  if (inputs.length === 0) throw invalid(`The dataset "${name}" has no samples.`);
  if (!Number.isInteger(inputCount)) throw notRows(`The inputs of the dataset "${name}"`, inputs, inputSize);
  if (!Number.isInteger(targetCount)) throw notRows(`The targets of the dataset "${name}"`, targets, targetSize);
  if (inputCount === targetCount) return inputCount;
  throw new VitrumError({
    code: 'VITRUM_COUNT_MISMATCH',
    message: `The dataset "${name}" has ${formatCount(inputCount)} inputs and ${formatCount(targetCount)} targets.`,
    hint: 'Give one target for every input.',
  });
}

/** A single number that is not finite would make every weight NaN. */
function checkFinite(matrix: Float32Array, columns: number, what: string): void {
  for (let i = 0; i < matrix.length; i++) {
    if (!Number.isFinite(matrix[i])) throw invalid(`${what} hold ${describeValue(matrix[i])} in sample ${Math.floor(i / columns)}.`);
  }
}

function notRows(what: string, { length }: Float32Array, columns: number): VitrumError {
  return invalid(`${what} are ${formatCount(length)} numbers, which does not make rows of ${formatCount(columns)}.`);
}

function invalid(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message,
    hint: 'Give finite numbers, as many as there are samples times the length of one.',
  });
}
