import { VitrumError, type Dataset, type Task } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { countMismatch, datasetOf } from './rows/dataset-of.ts';
import type { Rows } from './rows/rows.ts';
import { rowTargets } from './rows/targets.ts';

/** The parts of {@link arrayDataset}: a list or typed array of inputs, and one of targets, for each sample. */
export interface ArrayDatasetOptions {
  readonly name: string;
  readonly inputs: readonly ArrayLike<number>[];
  /** For a class, its one-hot row: `[0, 1, 0]` for the second of three. */
  readonly targets: readonly ArrayLike<number>[];
  /** The task; classification by default. */
  readonly task?: Task;
  /** Names of the classes, labels or numbers. */
  readonly classes?: readonly string[];
}

/**
 * A dataset of literal vectors.
 *
 * @example
 * arrayDataset({ name: 'and', inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [0], [0], [1]] });
 * @throws VITRUM_COUNT_MISMATCH when inputs and targets differ in number; VITRUM_INVALID_DATASET when there are none, or
 * when they are not all of one length and finite
 */
export function arrayDataset({ name, inputs, targets, task = 'classification', classes }: ArrayDatasetOptions): Dataset {
  const rows = (lists: readonly ArrayLike<number>[], what: string): Rows => ({
    count: lists.length,
    shape: [checkRows(lists, `The ${what} of the dataset "${name}"`)],
    read: (index, out, offset) => out.set(lists[index] ?? [], offset),
  });
  if (inputs.length !== targets.length) throw countMismatch(name, inputs.length, targets.length);
  return datasetOf({ name, inputs: rows(inputs, 'inputs'), targets: rowTargets(task, rows(targets, 'targets'), { classes }) });
}

/** The common length of all rows. Also checks holes, which JavaScript arrays may have. */
function checkRows(rows: readonly unknown[], what: string): number {
  if (rows.length === 0) throw invalid(`${what} are empty.`);
  let length: number | undefined;
  for (const [index, row] of rows.entries()) {
    if (!isList(row)) throw invalid(`${what} hold ${describeValue(row)} instead of a list in sample ${index}.`, listHint);
    const numbers: readonly unknown[] = Array.from(row); // holes become undefined
    length ??= numbers.length;
    if (length === 0) throw invalid(`${what} hold an empty list in sample ${index}.`);
    if (numbers.length !== length) throw invalid(`${what} have ${length} numbers in sample 0 and ${numbers.length} in sample ${index}.`);
    const place = numbers.findIndex((value) => !isFloat(value));
    if (place >= 0) throw invalid(`${what} hold ${describeValue(numbers[place])} in sample ${index}.`);
  }
  return length ?? 0;
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** A number beyond the range of 32-bit floats would become infinite. */
const isFloat = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(Math.fround(value));

const listHint = 'Write a single number as a list, [5], and the second of three classes as [0, 1, 0].';

function invalid(message: string, hint = 'Every sample is a list of finite numbers, all lists of one length.'): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_DATASET', message, hint });
}
