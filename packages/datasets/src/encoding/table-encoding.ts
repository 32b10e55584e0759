import { VitrumError, type DataEncoding } from '@vitrum/core';
import { describeValue, didYouMean, isRecord, nearestName } from '@vitrum/core/internal';
import { categoryName } from './category-key.ts';
import { CategoryPlaces } from './category-places.ts';
import { isMissing, isTooLarge, tooLargeHint, toNumber } from './cells.ts';
import { cellReader, type CellReader } from './cell-reader.ts';
import { listSome } from '../list-some.ts';
import { splitCells } from './split-cells.ts';
import { notationOf, type TableDialect } from './table-dialect.ts';
import { createTextEncoder } from './text-encoding.ts';

/** A numeric column: its input is (number − offset) / scale. */
export interface NumberColumn {
  /** The column's name in the header of the table. */
  readonly name: string;
  /** Tells the kinds of columns apart. */
  readonly kind: 'number';
  /** The number that becomes 0: the mean of the training part, for standard scores. */
  readonly offset: number;
  /** The difference that becomes 1: the standard deviation of the training part, for standard scores. */
  readonly scale: number;
  /** The replacement for a missing value; by default, a missing value is an error. */
  readonly missing?: number;
}

/** A one-hot column of categories. */
export interface CategoryColumn {
  /** The column's name in the header of the table. */
  readonly name: string;
  /** Tells the kinds of columns apart. */
  readonly kind: 'category';
  /** An empty string is the category of missing values. */
  readonly values: readonly string[];
  /** True if rare values were grouped: any other value sets all inputs to 0. */
  readonly other?: boolean;
}

/** A column of sentences as a bag of words: an input for each known word, its number of occurrences. */
export interface WordsColumn {
  /** The column's name in the header of the table. */
  readonly name: string;
  /** Tells the kinds of columns apart. */
  readonly kind: 'words';
  /** The vocabulary, in the order of its inputs; words that are not in it are ignored. */
  readonly words: readonly string[];
}

/** An input column. */
export type TableColumn = NumberColumn | CategoryColumn | WordsColumn;

/** The encoding of a table's rows as inputs, column by column. */
export interface TableEncoding extends DataEncoding {
  /** Identifies the form of the encoding in a model file. */
  readonly type: 'table';
  /** The columns that are inputs, in the order of these inputs. */
  readonly columns: readonly TableColumn[];
  /** The target columns, which new data may lack. */
  readonly targets?: readonly string[];
  /** The table's format, if unusual; new rows are read alike. */
  readonly dialect?: TableDialect;
  /** Columns that are not inputs, as they were useless. */
  readonly skipped?: readonly string[];
}

/** Number of inputs of a column. */
export function columnWidth(column: TableColumn): number {
  switch (column.kind) {
    case 'number':
      return 1;
    case 'category':
      return column.values.length;
    case 'words':
      return column.words.length;
  }
}

/** The name of each input: `petal width`, `color = red`, `review: lovely`. */
export function tableInputNames({ columns }: TableEncoding): readonly string[] {
  return columns.flatMap((column) => {
    switch (column.kind) {
      case 'number':
        return [column.name];
      case 'category':
        return column.values.map((value) => `${column.name} = ${value === '' ? '(missing)' : value}`);
      case 'words':
        return column.words.map((word) => `${column.name}: ${word}`);
    }
  });
}

/**
 * Encodes a row of cells, in the order of the encoding's columns and in the notation of the model's training data.
 *
 * @param where - The origin of the cells, for messages: `new.csv, line 3`.
 * @param onNote - Receives notes on values that count as "other" and sentences without a known word.
 * @throws VITRUM_INVALID_ENCODING for a number that is none, a category that the training data lacked, or a missing value
 */
export function encodeTableRow(encoding: TableEncoding, cells: readonly string[], where: string, onNote: OnNote = ignoreNote): Float32Array {
  return encodeCells(encoding, cells.map((cell, index) => readCell(encoding, index, cell, where)), where, onNote);
}

/** Normalizes a cell of column `index`. */
function readCell(encoding: TableEncoding, index: number, cell: string, where: string): string {
  const name = encoding.columns[index]?.name ?? '';
  const value = readersOf(encoding)[index]?.(cell) ?? cell;
  if (typeof value === 'string') return value;
  throw unfit(`${where}: "${name}" is ${describeValue(cell.trim())}, ${value.problem}.`, value.hint);
}

/** Caches a value per object, since many rows share an encoding. */
function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

const readersOf = remembered(({ columns, dialect }: TableEncoding): readonly CellReader[] => columns.map(({ name }) => cellReader(notationOf(dialect, name))));
const encoderOf = remembered(({ words }: WordsColumn) => createTextEncoder({ type: 'text', form: 'bag', words }));
const placesOf = remembered(({ values }: CategoryColumn) => new CategoryPlaces(values));

/** Encodes normalized cells. */
function encodeCells(encoding: TableEncoding, cells: readonly string[], where: string, onNote: OnNote): Float32Array {
  const { columns } = encoding;
  if (cells.length !== columns.length) {
    throw unfit(`${where} has ${cells.length} values, but the model takes ${columns.length}.`, `Its columns: ${columnNames(encoding)}.${withoutColumns(encoding)}`);
  }
  const inputs = new Float32Array(tableInputSize(encoding));
  let at = 0;
  columns.forEach((column, index) => {
    const cell = cells[index] ?? '';
    writeCell(column, cell, inputs.subarray(at, at + columnWidth(column)), where, onNote);
    at += columnWidth(column);
  });
  return inputs;
}

/**
 * Splits a row on one line, by the delimiter of the model's table, or by semicolons or commas, so that the cells fit the columns;
 * quoted cells may contain delimiters.
 */
export function splitTableRow(encoding: TableEncoding, line: string): readonly string[] {
  const { delimiter = ',', quote = '"' } = encoding.dialect ?? {};
  const rows = [delimiter, ';', ','].map((each) => splitCells(line, { delimiter: each, quote }));
  const complete = rows.filter(({ length }) => length === encoding.columns.length);
  return complete.find((cells) => cells.every((cell, index) => fits(encoding, index, cell))) ?? complete[0] ?? splitCells(line, { delimiter: ',', quote });
}

/** True unless a numeric column has something other than a number. */
function fits(encoding: TableEncoding, index: number, cell: string): boolean {
  if (encoding.columns[index]?.kind !== 'number') return true;
  const value = readersOf(encoding)[index]?.(cell) ?? cell;
  return typeof value === 'string' && (isMissing(value) || toNumber(value) !== undefined);
}

/**
 * Encodes a record such as `{ width: 0.2, color: 'red' }`; other names are ignored.
 *
 * @param where - What the record is, for messages.
 * @throws VITRUM_INVALID_ENCODING as {@link encodeTableRow}, and when a column is not there
 */
export function encodeTableRecord(encoding: TableEncoding, record: unknown, where: string, onNote: OnNote = ignoreNote): Float32Array {
  if (!isRecord(record)) throw unfit(`${where} is not a row by names, but ${describeValue(record)}.`, recordHint(encoding));
  const cells = encoding.columns.map(({ name }, index) => {
    if (!Object.hasOwn(record, name)) throw unfit(`${where} has no "${name}".`, recordHint(encoding));
    const value = record[name];
    if (value === null || value === undefined) return '';
    if (typeof value === 'string') return readCell(encoding, index, value, where);
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw unfit(`${where}: "${name}" must be a number or a text, got ${describeValue(value)}.`, recordHint(encoding));
  });
  return encodeCells(encoding, cells, where, onNote);
}

/** Number of inputs of a row. */
export function tableInputSize({ columns }: TableEncoding): number {
  return columns.reduce((sum, column) => sum + columnWidth(column), 0);
}

function numberIn(cell: string, { name, missing }: NumberColumn, where: string): number {
  if (!isMissing(cell)) {
    const value = toNumber(cell);
    if (value !== undefined) return value;
    if (isTooLarge(cell)) throw unfit(`${where}: "${name}" is ${cell.trim()}, a number too large for a network.`, tooLargeHint);
    throw unfit(`${where}: "${name}" must be a number, got ${describeValue(cell)}.`, 'Write numbers as in the table that the model was trained on, such as 0.5.');
  }
  if (missing !== undefined) return missing;
  throw unfit(`${where}: "${name}" is missing.`, missingHint);
}

/** Writes the inputs of a cell into its part of a row, initially 0. */
function writeCell(column: TableColumn, cell: string, out: Float32Array, where: string, onNote: OnNote): void {
  switch (column.kind) {
    case 'number':
      out[0] = (numberIn(cell, column, where) - column.offset) / column.scale;
      return;
    case 'category': {
      const place = categoryIn(cell, column, where, onNote);
      if (place !== undefined) out[place] = 1;
      return;
    }
    case 'words': {
      const encoder = encoderOf(column);
      const places = encoder.places(isMissing(cell) ? '' : cell);
      encoder.write(places, out, 0);
      if (places.every((place) => place < 0)) onNote(`${where}: the model knows no word of "${column.name}"`);
    }
  }
}

/** The index of a cell's category; undefined for a rare one. */
function categoryIn(cell: string, column: CategoryColumn, where: string, onNote: OnNote): number | undefined {
  const { name, values, other = false } = column;
  const place = placesOf(column).find(isMissing(cell) ? '' : cell);
  if (place !== undefined) return place;
  const wanted = isMissing(cell) ? '' : categoryName(cell);
  if (other) {
    onNote(`${where}: "${name}" ${wanted === '' ? 'is missing' : `is ${describeValue(wanted)}, which the model does not know`}: it counts as "other"`);
    return undefined;
  }
  if (wanted === '') throw unfit(`${where}: "${name}" is missing.`, missingHint);
  const nearest = nearestName(wanted, values);
  throw new VitrumError({
    code: 'VITRUM_INVALID_ENCODING',
    message: `${where}: "${name}" is ${describeValue(wanted)}, which the training data lacked.`,
    hint: `${didYouMean(nearest)}The model knows ${listSome(values)}.`,
    nearest,
  });
}

/** Receives a note, in one sentence. */
export type OnNote = (note: string) => void;

const ignoreNote: OnNote = () => undefined;

const missingHint = 'Fill it in, or train with missing: "mean", which makes a model that copes with missing values.';

function recordHint(encoding: TableEncoding): string {
  return `Give a value for every column of the model: ${columnNames(encoding)}.`;
}

function withoutColumns({ skipped = [] }: TableEncoding): string {
  return skipped.length === 0 ? '' : ` It does not take ${listSome(skipped)}.`;
}

function columnNames({ columns }: TableEncoding): string {
  return listSome(columns.map(({ name }) => name));
}

function unfit(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_ENCODING', message, hint });
}
