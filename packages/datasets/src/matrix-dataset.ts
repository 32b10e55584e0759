import { VitrumError, type Dataset, type Scaling, type Shape, type Task } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import { formatCount } from './format-count.ts';
import { datasetOf } from './rows/dataset-of.ts';
import { numberRows } from './rows/number-rows.ts';
import { rowTargets } from './rows/targets.ts';

/** The parts of a {@link matrixDataset}. The arrays are not copied. */
export interface MatrixDatasetParts {
  /** Identifies the dataset in messages and reports. */
  readonly name: string;
  /** The inputs of all samples, concatenated. */
  readonly inputs: Float32Array;
  /** Shape of one input. */
  readonly inputShape: Shape;
  /** The targets of all samples, concatenated. */
  readonly targets: Float32Array;
  /** Length of one target row; `targets.length` is the number of samples times this. */
  readonly targetSize: number;
  /** What the targets mean. */
  readonly task: Task;
  /** Names of the outputs: classes, labels, or numbers to predict. */
  readonly classes?: readonly string[];
  /** For regression: the original value is offset + scale · target. Unscaled by default. */
  readonly targetScaling?: Scaling;
  /** The original of sample `index`, as text: a row of a table, a sentence. */
  readonly describe?: (index: number) => string;
}

/**
 * A dataset over two flat arrays. For classification, a sample's class is the index of the largest target, or for a single
 * output, 1 if it is above ½.
 *
 * @throws VITRUM_INVALID_DATASET when there are no samples, or a number is not finite; VITRUM_COUNT_MISMATCH when there is
 * not one target for every input
 */
export function matrixDataset(parts: MatrixDatasetParts): Dataset {
  const { name, inputs, inputShape, targets, targetSize, task, classes, targetScaling, describe } = parts;
  const [ofInputs, ofTargets] = [`The inputs of the dataset "${name}"`, `The targets of the dataset "${name}"`];
  checkRows(inputs, sizeOf(inputShape), ofInputs);
  checkRows(targets, targetSize, ofTargets);
  const dataset = datasetOf({
    name,
    inputs: numberRows(inputs, inputShape),
    targets: rowTargets(task, numberRows(targets, [targetSize]), { classes, scaling: targetScaling }),
    ...(describe && { describe }),
  });
  checkFinite(inputs, sizeOf(inputShape), ofInputs);
  checkFinite(targets, targetSize, ofTargets);
  return dataset;
}

function checkRows({ length }: Float32Array, columns: number, what: string): void {
  if (length % columns === 0) return;
  throw invalid(`${what} are ${formatCount(length)} numbers, which does not make rows of ${formatCount(columns)}.`);
}

/** A single non-finite number would make every weight NaN. */
function checkFinite(matrix: Float32Array, columns: number, what: string): void {
  for (let i = 0; i < matrix.length; i++) {
    if (!Number.isFinite(matrix[i])) throw invalid(`${what} hold ${describeValue(matrix[i])} in sample ${Math.floor(i / columns)}.`);
  }
}

function invalid(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message,
    hint: 'Give finite numbers: the number of samples times the length of one sample.',
  });
}
