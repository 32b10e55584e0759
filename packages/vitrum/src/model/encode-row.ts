import { VitrumError, type Shape } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { encodeTableRecord, encodeTableRow, encodeText, type ArrayEncoding, type KnownEncoding } from '@vitrum/datasets';
import { maxByte } from '@vitrum/datasets/internal';
import { sizeOf } from '@vitrum/tensor';
import { isRow } from '../train/read-rows.ts';

/** A row to predict for: numbers; for a model of a table its cells in order or by name, for one of sentences a text. */
export type PredictRow = ArrayLike<number> | readonly (string | number)[] | Readonly<Record<string, unknown>> | string;

/** What the rows of a model become. */
export interface RowForm {
  readonly encoding: KnownEncoding | undefined;
  readonly inputShape: Shape;
}

/**
 * The inputs of a network for a row, encoded as the training samples were. Bytes of pictures are divided by 255.
 *
 * @param where - The row, for messages: `row 3`.
 * @throws VITRUM_INVALID_ENCODING, VITRUM_SHAPE_MISMATCH
 */
export function encodeRow(row: unknown, { encoding, inputShape }: RowForm, where: string): ArrayLike<number> {
  switch (encoding?.type) {
    case 'table':
      return isRow(row) ? encodeTableRow(encoding, Array.from(row, String), where) : encodeTableRecord(encoding, row, where);
    case 'text':
      if (typeof row === 'string') return encodeText(encoding, row);
      throw unfit(`${where} is ${describeValue(row)}, and the model reads sentences.`, 'Give a text.');
    case 'array':
      return scaled(numbersOf(row, inputShape, where), encoding);
    case 'image':
    case undefined: {
      const numbers = numbersOf(row, inputShape, where);
      return encoding !== undefined && isBytes(row) ? Float64Array.from(numbers, (byte) => byte / maxByte) : numbers;
    }
  }
}

const isBytes = (row: unknown): boolean => row instanceof Uint8Array || row instanceof Uint8ClampedArray;

function numbersOf(row: unknown, inputShape: Shape, where: string): ArrayLike<number> {
  const size = sizeOf(inputShape);
  if (!isRow(row)) throw unfit(`${where} is ${describeValue(row)}, and the model reads lists of ${size} numbers.`, 'Give each row as a list, one row as [[5.1, 3.5]].');
  if (row.length !== size) throw wrongLength(`${where} has ${row.length} numbers, and the model reads ${size}.`);
  const place = Array.from(row).findIndex((value) => typeof value !== 'number' || !Number.isFinite(value));
  if (place >= 0) throw unfit(`${where} holds ${describeValue(row[place])} at place ${place}, which is no finite number.`, 'Give numbers.');
  return row as ArrayLike<number>; // every entry is checked above
}

function scaled(numbers: ArrayLike<number>, { offsets, scales }: ArrayEncoding): Float64Array {
  return Float64Array.from(numbers, (number, i) => (number - (offsets?.[i] ?? 0)) / (scales?.[i] ?? 1));
}

function unfit(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_ENCODING', message, hint });
}

function wrongLength(message: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_SHAPE_MISMATCH', message, hint: 'Give rows as long as those that it learned from.' });
}
