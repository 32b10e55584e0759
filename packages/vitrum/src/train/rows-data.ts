import { VitrumError, type DataEncoding, type Dataset, type DatasetSplits, type Scaling, type Shape } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { datasetOf, learnScaling, numberRows, selectSamples, splitIndices, type SplitIndices, type Targets } from '@vitrum/datasets';
import { arrayTargets, formatCount, learnEveryClass, scalingOfRow } from '@vitrum/datasets/internal';
import { sizeOf } from '@vitrum/tensor';
import { isRow, readRows, type Table } from './read-rows.ts';
import { readTargets } from './read-targets.ts';
import type { RowsToTrain, TrainRows } from './train-options.ts';

/** How rows are divided. */
export interface Division {
  readonly testShare: number;
  readonly seed: number;
}

/** The name of rows that have none, in messages and in models. */
const name = 'rows';

/**
 * The training and test parts of rows in memory. Scalings are learned from the training part alone. Without samples to test with,
 * both parts are the same.
 *
 * @throws VITRUM_INVALID_DATASET, VITRUM_COUNT_MISMATCH, VITRUM_INVALID_OPTION
 */
export function rowsData(given: RowsToTrain, division: Division): DatasetSplits {
  const { inputShape, scaling: method = 'standard', test } = given;
  checkRows(given, '');
  const table = readRows(given.inputs, 'inputs');
  const shape = shapeOf(table, inputShape);
  const { content, options } = readTargets(given.targets, given);
  if (test !== undefined) checkRows(test, ' to test with');
  const testContent = test && readTargets(test.targets, options).content;
  const [targets, testTargets] = arrayTargets(content, { ...options, normalizeTargets: method }, testContent);
  const indices = test === undefined ? divide(targets.labels, table.count, division) : undefined;
  const scaling = method === 'none' ? undefined : learnScaling(rowsAt(table, indices?.train), shape.length > 1 ? 1 : table.length, method);
  const dataset = ({ numbers }: Table, of: Targets): Dataset => datasetOf({ name, inputs: numberRows(numbers, shape, scaling), targets: of });
  const train = dataset(table, targets.scale(indices?.train));
  const encoding = encodingOf(shape, scaling);
  if (test === undefined || testTargets === undefined) return { ...parts(train, indices), encoding };
  return { train, test: dataset(testTable(test, table), testTargets.scale()), encoding };
}

/** The chosen rows; all by default. */
function rowsAt({ numbers, length }: Table, indices: Uint32Array | undefined): Float64Array {
  if (indices === undefined) return numbers;
  const chosen = new Float64Array(indices.length * length);
  indices.forEach((index, i) => chosen.set(numbers.subarray(index * length, (index + 1) * length), i * length));
  return chosen;
}

/** The inputs of test rows, as long as those of training. */
function testTable({ inputs }: TrainRows, { length }: Table): Table {
  const table = readRows(inputs, 'inputs to test with');
  if (table.length === length) return table;
  throw invalid(`The inputs to test with have ${table.length} numbers, those to train with ${length}.`);
}

function checkRows({ inputs, targets }: TrainRows, what: string): void {
  for (const [name, rows] of [['inputs', inputs], ['targets', targets]] as const) {
    if (!isRow(rows)) throw invalid(`The ${name}${what} are ${describeValue(rows)} instead of a list with an entry for each sample.`);
  }
  checkCounts(inputs, targets, what);
}

function checkCounts(inputs: ArrayLike<unknown>, targets: ArrayLike<unknown>, what: string): void {
  if (inputs.length === 0) throw invalid(`There are no samples: the inputs${what} are empty.`);
  if (inputs.length === targets.length) return;
  throw new VitrumError({
    code: 'VITRUM_COUNT_MISMATCH',
    message: `The inputs${what} are ${formatCount(inputs.length)}, the targets ${formatCount(targets.length)}.`,
    hint: 'Give one target for each row of inputs.',
  });
}

function divide(labels: ArrayLike<number> | undefined, count: number, { testShare, seed }: Division): SplitIndices | undefined {
  if (testShare === 0) return undefined;
  const indices = splitIndices(labels, count, { testShare, splitSeed: seed });
  return labels === undefined ? indices : learnEveryClass(indices, labels);
}

function encodingOf(shape: Shape, scaling: Scaling | undefined): DataEncoding {
  if (scaling === undefined) return { type: 'array', shape };
  const { offsets, scales } = scalingOfRow(scaling, sizeOf(shape));
  return { type: 'array', shape, offsets: [...offsets], scales: [...scales] };
}

function parts(whole: Dataset, indices: SplitIndices | undefined): DatasetSplits {
  if (indices === undefined) return { train: whole, test: whole };
  return { train: selectSamples(whole, indices.train), test: selectSamples(whole, indices.test) };
}

function shapeOf({ length }: Table, given: Shape | undefined): Shape {
  if (given === undefined) return [length];
  if (sizeOf(given) === length) return given;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `An input of the shape ${given.join(' × ')} has ${sizeOf(given)} numbers, and the rows have ${length}.`,
    hint: 'Give the shape whose lengths multiply to the numbers of a row: [28, 28] for 784.',
  });
}

function invalid(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message,
    hint: 'Write train({ inputs: [[0, 0], [0, 1]], targets: [0, 1] }).',
  });
}
