import { describeValue, didYouMean, isRecord, nearestName, VitrumError, type DataEncoding } from '@vitrum/core';
import { isMissing, isTooLarge, tooLargeHint, toNumber } from './cells.ts';
import { cellReader, type CellReader } from './cell-reader.ts';
import { splitCells } from './split-cells.ts';
import { notationOf, type TableDialect } from './table-dialect.ts';

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
}

/** A column that is an input. */
export type TableColumn = NumberColumn | CategoryColumn;

/** How a row of a table becomes inputs: column after column. */
export interface TableEncoding extends DataEncoding {
  readonly type: 'table';
  readonly columns: readonly TableColumn[];
  /** The columns that hold what is to be predicted: nobody needs them to ask. */
  readonly targets?: readonly string[];
  /** How the table was written, where it was in an unusual way: new rows are read alike. */
  readonly dialect?: TableDialect;
}

/** How many inputs a column becomes. */
export function columnWidth(column: TableColumn): number {
  return column.kind === 'number' ? 1 : column.values.length;
}

/** What each input stands for: `petal width`, `colour = red`. */
export function tableInputNames({ columns }: TableEncoding): readonly string[] {
  return columns.flatMap((column) =>
    column.kind === 'number' ? [column.name] : column.values.map((value) => `${column.name} = ${value === '' ? '(missing)' : value}`),
  );
}

/**
 * The inputs of one row, whose cells are in the order of the encoding's columns and written as in the table that the model
 * has learned from.
 *
 * @param where - What the cells come from, for messages: `new.csv, line 3`.
 * @throws VITRUM_INVALID_ENCODING for a number that is none, a category that the training data lacked, or a missing value
 */
export function encodeTableRow(encoding: TableEncoding, cells: readonly string[], where: string): Float32Array {
  return encodeCells(encoding, cells.map((cell, index) => readCell(encoding, index, cell, where)), where);
}

/** What a cell of the encoding's column `index` means. */
function readCell({ columns, dialect }: TableEncoding, index: number, cell: string, where: string): string {
  const name = columns[index]?.name ?? '';
  const value = readersOf(dialect, columns)[index]?.(cell) ?? cell;
  if (typeof value === 'string') return value;
  throw unfit(`${where}: "${name}" is ${describeValue(cell.trim())}, ${value.problem}.`, value.hint);
}

/** Many rows are read by the same ones. */
const knownReaders = new WeakMap<readonly TableColumn[], readonly CellReader[]>();

function readersOf(dialect: TableDialect | undefined, columns: readonly TableColumn[]): readonly CellReader[] {
  const known = knownReaders.get(columns) ?? columns.map(({ name }) => cellReader(notationOf(dialect, name)));
  knownReaders.set(columns, known);
  return known;
}

/** The same of cells that were read: missing ones are empty, and numbers have a point. */
function encodeCells(encoding: TableEncoding, cells: readonly string[], where: string): Float32Array {
  const { columns } = encoding;
  if (cells.length !== columns.length) {
    throw unfit(`${where} has ${cells.length} values, but the model takes ${columns.length}.`, `Its columns: ${columnNames(encoding)}.`);
  }
  const inputs = new Float32Array(tableInputSize(encoding));
  let at = 0;
  columns.forEach((column, index) => {
    const cell = cells[index] ?? '';
    if (column.kind === 'number') inputs[at] = (numberIn(cell, column, where) - column.offset) / column.scale;
    else inputs[at + categoryIn(cell, column, where)] = 1;
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
function fits({ columns, dialect }: TableEncoding, index: number, cell: string): boolean {
  const column = columns[index];
  if (column?.kind !== 'number') return true;
  const value = cellReader(notationOf(dialect, column.name))(cell);
  return typeof value === 'string' && (isMissing(value) || toNumber(value) !== undefined);
}

/**
 * The inputs of one row that is given by names, such as `{ width: 0.2, colour: 'red' }`; other names are not looked at.
 *
 * @param where - What the record is, for messages.
 * @throws VITRUM_INVALID_ENCODING as {@link encodeTableRow}, and when a column is not there
 */
export function encodeTableRecord(encoding: TableEncoding, record: unknown, where: string): Float32Array {
  if (!isRecord(record)) throw unfit(`${where} is not a row by names, but ${describeValue(record)}.`, recordHint(encoding));
  const cells = encoding.columns.map(({ name }, index) => {
    if (!Object.hasOwn(record, name)) throw unfit(`${where} has no "${name}".`, recordHint(encoding));
    const value = record[name];
    if (value === null || value === undefined) return '';
    if (typeof value === 'string') return readCell(encoding, index, value, where);
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw unfit(`${where}: "${name}" must be a number or a text, got ${describeValue(value)}.`, recordHint(encoding));
  });
  return encodeCells(encoding, cells, where);
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

function categoryIn(cell: string, { name, values }: CategoryColumn, where: string): number {
  const wanted = isMissing(cell) ? '' : cell.trim();
  const index = values.indexOf(wanted);
  if (index !== -1) return index;
  if (wanted === '') throw unfit(`${where}: "${name}" is missing.`, missingHint);
  const nearest = nearestName(wanted, values);
  throw new VitrumError({
    code: 'VITRUM_INVALID_ENCODING',
    message: `${where}: "${name}" is ${describeValue(wanted)}, which the training data lacked.`,
    hint: `${didYouMean(nearest)}The model knows ${listSome(values)}.`,
    nearest,
  });
}

const missingHint = 'Fill it in, or train with missing: "mean", which makes a model that copes with missing values.';

function recordHint(encoding: TableEncoding): string {
  return `Give a value for every column of the model: ${columnNames(encoding)}.`;
}

function columnNames({ columns }: TableEncoding): string {
  return listSome(columns.map(({ name }) => name));
}

/** A list for people, cut short where it is long. */
function listSome(values: readonly string[], most = 12): string {
  const shown = values.slice(0, most).map((value) => (value === '' ? '(missing)' : value));
  return `${shown.join(', ')}${values.length > most ? ` and ${values.length - most} more` : ''}`;
}

function unfit(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_ENCODING', message, hint });
}
