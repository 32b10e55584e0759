import { describeValue, didYouMean, isRecord, nearestName, VitrumError, type DataEncoding } from '@vitrum/core';
import { categoryName } from './category-key.ts';
import { CategoryPlaces } from './category-places.ts';
import { isMissing, isTooLarge, tooLargeHint, toNumber } from './cells.ts';
import { cellReader, type CellReader } from './cell-reader.ts';
import { listSome } from '../list-some.ts';
import { splitCells } from './split-cells.ts';
import { notationOf, type TableDialect } from './table-dialect.ts';
import { createTextEncoder } from './text-encoding.ts';

/** A column of numbers: its input is (number − offset) / scale. */
export interface NumberColumn {
  readonly name: string;
  readonly kind: 'number';
  readonly offset: number;
  readonly scale: number;
  /** What stands in for a missing value; a missing value is an error where this is left out. */
  readonly missing?: number;
}

/** A column of categories: an input for each, 1 for the one that the cell names and 0 for the others. */
export interface CategoryColumn {
  readonly name: string;
  readonly kind: 'category';
  /** The empty text among them is the category of missing values. */
  readonly values: readonly string[];
  /** True where there were or may be others, each of them rare: any other value is one of those, all inputs 0. */
  readonly other?: boolean;
}

/** A column of sentences: an input for each known word, how often it occurs; other words count for nothing. */
export interface WordsColumn {
  readonly name: string;
  readonly kind: 'words';
  readonly words: readonly string[];
}

/** A column that is an input. */
export type TableColumn = NumberColumn | CategoryColumn | WordsColumn;

/** How a row of a table becomes inputs: column after column. */
export interface TableEncoding extends DataEncoding {
  readonly type: 'table';
  readonly columns: readonly TableColumn[];
  /** The target columns, which new data may lack. */
  readonly targets?: readonly string[];
  /** How the table was written, where it was in an unusual way: new rows are read alike. */
  readonly dialect?: TableDialect;
  /** Columns of the table that are no inputs, since they were of no use. */
  readonly skipped?: readonly string[];
}

/** How many inputs a column becomes. */
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

/** What each input stands for: `petal width`, `color = red`, `review: lovely`. */
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
 * The inputs of one row, whose cells are in the order of the encoding's columns and written as in the table that the model
 * has learned from.
 *
 * @param where - What the cells come from, for messages: `new.csv, line 3`.
 * @param onNote - Hears what a person should know: a value that counts as "other", a sentence without a known word.
 * @throws VITRUM_INVALID_ENCODING for a number that is none, a category that the training data lacked, or a missing value
 */
export function encodeTableRow(encoding: TableEncoding, cells: readonly string[], where: string, onNote: OnNote = ignoreNote): Float32Array {
  return encodeCells(encoding, cells.map((cell, index) => readCell(encoding, index, cell, where)), where, onNote);
}

/** What a cell of the encoding's column `index` means. */
function readCell(encoding: TableEncoding, index: number, cell: string, where: string): string {
  const name = encoding.columns[index]?.name ?? '';
  const value = readersOf(encoding)[index]?.(cell) ?? cell;
  if (typeof value === 'string') return value;
  throw unfit(`${where}: "${name}" is ${describeValue(cell.trim())}, ${value.problem}.`, value.hint);
}

/** A value computed once per object, since many rows are read with the same encoding. */
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

/** The same of cells that were read: missing ones are empty, and numbers have a point. */
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
 * The cells of a row in one line, divided as the model's table is, or by semicolons or commas, so that they fit the columns;
 * quotes hold together what has commas in it.
 */
export function splitTableRow(encoding: TableEncoding, line: string): readonly string[] {
  const { delimiter = ',', quote = '"' } = encoding.dialect ?? {};
  const rows = [delimiter, ';', ','].map((each) => splitCells(line, { delimiter: each, quote }));
  const complete = rows.filter(({ length }) => length === encoding.columns.length);
  return complete.find((cells) => cells.every((cell, index) => fits(encoding, index, cell))) ?? complete[0] ?? splitCells(line, { delimiter: ',', quote });
}

/** True for a number in a column of numbers; any text will do elsewhere. */
function fits(encoding: TableEncoding, index: number, cell: string): boolean {
  if (encoding.columns[index]?.kind !== 'number') return true;
  const value = readersOf(encoding)[index]?.(cell) ?? cell;
  return typeof value === 'string' && (isMissing(value) || toNumber(value) !== undefined);
}

/**
 * The inputs of one row that is given by names, such as `{ width: 0.2, color: 'red' }`; other names are not looked at.
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

/** Writes the inputs of one cell into its part of a row, which is 0 before. */
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

/** The place of a cell's category; undefined for one of the rare ones. */
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

/** Hears a sentence that a person should know. */
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
