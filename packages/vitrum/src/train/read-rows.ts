import { VitrumError } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';

/** Rows of one length, one after another. */
export interface Table {
  readonly count: number;
  readonly length: number;
  readonly numbers: Float64Array;
}

/**
 * Copies rows of numbers into one array.
 *
 * @param what - What the rows are, for messages: `inputs`.
 * @throws VITRUM_INVALID_DATASET when they are not lists of finite numbers, all of one length
 */
export function readRows(rows: ArrayLike<unknown>, what: string): Table {
  const length = lengthOf(rows[0], what);
  const numbers = new Float64Array(rows.length * length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (!isRow(row)) throw invalid(`The ${what} of sample ${index} are ${describeValue(row)} instead of a list of numbers.`);
    if (row.length !== length) throw invalid(`The ${what} of sample 0 are ${length} numbers, those of sample ${index} ${row.length}.`);
    for (let place = 0; place < length; place++) numbers[index * length + place] = numberIn(row[place], what, index);
  }
  return { count: rows.length, length, numbers };
}

/** True for a list or typed array. */
export const isRow = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function lengthOf(first: unknown, what: string): number {
  if (!isRow(first)) throw invalid(`The ${what} of sample 0 are ${describeValue(first)} instead of a list of numbers.`, listHint);
  if (first.length === 0) throw invalid(`The ${what} of sample 0 are an empty list.`);
  return first.length;
}

/** A number beyond the range of 32-bit floats would become infinite. */
function numberIn(value: unknown, what: string, index: number): number {
  if (typeof value === 'number' && Number.isFinite(Math.fround(value))) return value;
  throw invalid(`The ${what} of sample ${index} hold ${describeValue(value)}, which is no finite 32-bit float.`);
}

const listHint = 'Write a single number as a list, [5].';

function invalid(message: string, hint = 'Every sample is a list of finite numbers, all lists of one length.'): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_DATASET', message, hint });
}
