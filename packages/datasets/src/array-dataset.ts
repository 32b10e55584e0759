import { VitrumError, type Dataset, type Task } from '@vitrum/core';
import { describeValue, within } from '@vitrum/core/internal';
import { formatShape, type NestedNumbers } from '@vitrum/tensor';
import { flattenNested, isNumberList } from '@vitrum/tensor/internal';
import { countMismatch, datasetOf } from './rows/dataset-of.ts';
import type { Rows } from './rows/rows.ts';
import { classTargets, rowTargets, type Targets } from './rows/targets.ts';

/** The parts of {@link arrayDataset}: for each sample its inputs and its target, in lists or typed arrays. */
export interface ArrayDatasetOptions {
  /** Identifies the dataset in messages and reports. */
  readonly name: string;
  /** A row of numbers for each sample, or rows of rows: `[[0, 1], [1, 0]]` for a picture of two by two. */
  readonly inputs: readonly NestedNumbers[];
  /**
   * For a class, its number, from 0, or its one-hot row: 1, or `[0, 1, 0]`, for the second of three. For numbers, one for each sample or
   * a row of them.
   */
  readonly targets: ArrayLike<number> | readonly ArrayLike<number>[];
  /** The task; classification by default. */
  readonly task?: Task;
  /** Names of the classes, labels or numbers. Where targets are numbers of classes, by default as many as the largest one says. */
  readonly classes?: readonly string[];
}

/**
 * A dataset of literal numbers.
 *
 * @example
 * arrayDataset({ name: 'and', inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [0], [0], [1]] });
 * @throws VITRUM_COUNT_MISMATCH when inputs and targets differ in number; VITRUM_INVALID_DATASET when there are none, when
 * they are not all of one length and finite, or when a class has no whole number; VITRUM_INVALID_SHAPE for uneven rows of rows
 */
export function arrayDataset({ name, inputs, targets, task = 'classification', classes }: ArrayDatasetOptions): Dataset {
  const what = (part: string): string => `The ${part} of the dataset "${name}"`;
  if (inputs.length !== targets.length) throw countMismatch(name, inputs.length, targets.length);
  const rows = inputRows(inputs, what('inputs'));
  if (isRows(targets)) return datasetOf({ name, inputs: rows, targets: rowTargets(task, vectorRows(targets, what('targets')), { classes }) });
  if (task === 'classification') return datasetOf({ name, inputs: rows, targets: numberedClasses(targets, classes, what('targets')) });
  const single = vectorRows(Array.from(targets, (target) => [target]), what('targets'));
  return datasetOf({ name, inputs: rows, targets: rowTargets(task, single, { classes }) });
}

/** Whatever is no list of numbers is judged as rows, so that the message speaks of its samples. */
const isRows = (targets: ArrayDatasetOptions['targets']): targets is readonly ArrayLike<number>[] => typeof targets[0] !== 'number';

function vectorRows(lists: readonly ArrayLike<number>[], what: string): Rows {
  return { count: lists.length, shape: [checkRows(lists, what)], read: (index, out, offset) => out.set(lists[index] ?? [], offset) };
}

/** Rows of rows are copied, one after another; rows are read where they are. */
function inputRows(lists: readonly NestedNumbers[], what: string): Rows {
  const first: unknown = lists[0];
  if (!isNumberList(first) || !isNumberList(first[0])) return vectorRows(lists as readonly ArrayLike<number>[], what); // checked there
  const flat = lists.map((list, index) => within(`${what}, sample ${index}`, () => flattenNested(list)));
  const shape = flat[0]?.shape ?? [];
  const other = flat.findIndex((each) => each.shape.join() !== shape.join());
  if (other >= 0) throw invalid(`${what} have the shape ${formatShape(shape)} in sample 0 and ${formatShape(flat[other]?.shape ?? [])} in sample ${other}.`);
  return { ...vectorRows(flat.map(({ numbers }) => numbers), what), shape };
}

/** More classes than these are a mistake, such as numbers to predict. */
const maxClasses = 65_536;

function numberedClasses(numbers: ArrayLike<number>, classes: readonly string[] | undefined, what: string): Targets {
  const labels = Array.from(numbers);
  const count = classes?.length ?? maxClasses;
  const wrong = labels.findIndex((label) => !(Number.isInteger(label) && label >= 0 && label < count));
  if (wrong >= 0) {
    const hint = classes === undefined ? 'Numbers to predict are task: "regression".' : `There are ${count} classes, the last one is ${count - 1}.`;
    throw invalid(`${what} hold ${describeValue(labels[wrong])} in sample ${wrong}, which is no number of a class.`, hint);
  }
  const largest = labels.reduce((most, label) => Math.max(most, label), 1); // one class alone could not be told from anything
  return classTargets(labels, classes ?? Array.from({ length: largest + 1 }, (_, index) => String(index)));
}

/** The common length of all rows. Also checks holes, which JavaScript arrays may have. */
function checkRows(rows: readonly unknown[], what: string): number {
  if (rows.length === 0) throw invalid(`${what} are empty.`);
  let length: number | undefined;
  for (const [index, row] of rows.entries()) {
    if (!isNumberList(row)) throw invalid(`${what} hold ${describeValue(row)} instead of a list in sample ${index}.`, listHint);
    const numbers: readonly unknown[] = Array.from(row); // holes become undefined
    length ??= numbers.length;
    if (length === 0) throw invalid(`${what} hold an empty list in sample ${index}.`);
    if (numbers.length !== length) throw invalid(`${what} have ${length} numbers in sample 0 and ${numbers.length} in sample ${index}.`);
    const place = numbers.findIndex((value) => !isFloat(value));
    if (place >= 0) throw invalid(`${what} hold ${describeValue(numbers[place])} in sample ${index}.`);
  }
  return length ?? 0;
}

/** A number beyond the range of 32-bit floats would become infinite. */
const isFloat = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(Math.fround(value));

const listHint = 'Write a single number as a list, [5], and the second of three classes as [0, 1, 0].';

function invalid(message: string, hint = 'Every sample is a list of finite numbers, all lists of one length.'): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_DATASET', message, hint });
}
