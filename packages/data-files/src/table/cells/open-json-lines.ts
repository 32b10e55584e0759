import { describeValue, didYouMean, isRecord, nearestName } from '@vitrum/core/internal';
import { cellsLike, findCells } from '../dialect/find-cells.ts';
import type { FoundCells } from '../dialect/found-cells.ts';
import { MissingMarks } from '../dialect/missing-marks.ts';
import { readCells } from '../dialect/read-cells.ts';
import { flattenRecord, type FlatRecord } from './flatten-record.ts';
import { invalidTable, placeOf } from '../invalid-table.ts';
import { openTextFile } from '../on-disk.ts';
import { readLines } from './read-lines.ts';
import type { RowBatch, Table } from '../table.ts';
import type { TableForm } from '../options/table-form.ts';
import type { TextFile } from './text-file.ts';

export interface JsonLinesForm extends Pick<TableForm, 'encoding' | 'missingMarks' | 'asWritten' | 'units' | 'categorical' | 'like'> {
  /** Separator of labels when a list of strings becomes one cell. */
  readonly labelSeparator: string;
  /** Ignored fields, whose cells are empty. */
  readonly ignore: readonly string[];
}

/** Number of rows inspected to detect the notation of strings. */
const rowsForCells = 10_000;

/**
 * Opens a JSON Lines file; its columns are the fields of the first line. A field that is null or absent in a later line is a
 * missing value.
 *
 * @throws VITRUM_INVALID_TABLE naming the line; the errors of reading
 */
export async function openJsonLines(path: string, form: JsonLinesForm): Promise<Table> {
  const file = await openTextFile(path, form.encoding);
  for await (const { record } of readRecords(file, form)) {
    const columns = [...record.cells.keys()];
    const marks = new MissingMarks();
    const writtenRows = (): AsyncGenerator<RowBatch> => jsonRows(file, form, columns);
    const cells = await cellsOf(path, columns, writtenRows(), form);
    return {
      path,
      columns,
      groups: record.groups,
      lists: record.lists,
      isNamed: true,
      dialect: cells.dialect,
      decisions: cells.decisions,
      notes: () => cells.notes,
      rows: () => readCells(writtenRows(), { path, columns, dialect: cells.dialect, marks }),
      writtenRows,
      markIn: (name) => marks.of(columns.indexOf(name)),
    };
  }
  throw invalidTable(`${path} has no rows.`, 'Give a file with a JSON object on each line.');
}

/** Numbers in JSON strings have a decimal point and no thousands separator: only marks and units are detected. */
async function cellsOf(path: string, columns: readonly string[], batches: AsyncIterable<RowBatch>, form: JsonLinesForm): Promise<FoundCells> {
  if (form.like !== undefined) return cellsLike(form.like);
  for await (const { rows } of batches) {
    const { dialect, ...found } = findCells({ path, columns, rows: rows.slice(0, rowsForCells), delimiter: ',' }, { ...form, decimal: '.', thousands: '' });
    const { decimal: _, thousands: __, ...cells } = dialect;
    return { dialect: cells, ...found, decisions: found.decisions.filter(({ option }) => option !== 'decimal' && option !== 'thousands') };
  }
  return cellsLike({});
}

async function* jsonRows(file: TextFile, form: JsonLinesForm, columns: readonly string[]): AsyncGenerator<RowBatch> {
  const known = new Set([...columns, ...form.ignore]);
  let rows: (readonly string[])[] = [];
  let lines: number[] = [];
  for await (const { record, line, isLast } of readRecords(file, form)) {
    for (const name of record.cells.keys()) {
      if (!known.has(name)) throw unknownField(placeOf(file.path, line), name, columns);
    }
    rows.push(columns.map((name) => record.cells.get(name) ?? ''));
    lines.push(line);
    if (!isLast) continue;
    yield { rows, lines };
    rows = [];
    lines = [];
  }
  if (rows.length > 0) yield { rows, lines };
}

interface PlacedRecord {
  readonly record: FlatRecord;
  readonly line: number;
  /** True for the last line of its block. */
  readonly isLast: boolean;
}

async function* readRecords(file: TextFile, form: JsonLinesForm): AsyncGenerator<PlacedRecord> {
  for await (const { lines, first } of readLines(file)) {
    for (const [index, text] of lines.entries()) {
      if (text.trim() === '') continue;
      const line = first + index;
      yield { record: parseRecord(text, placeOf(file.path, line), form), line, isLast: index === lines.length - 1 };
    }
  }
}

function parseRecord(text: string, where: string, { labelSeparator, ignore }: JsonLinesForm): FlatRecord {
  const refuse = (problem: string): Error =>
    invalidTable(`${where}: ${problem}.`, 'Write a flat object on each line, such as {"width": 0.2, "kind": "rose"}; the option "ignore" leaves a field out.');
  const value = parseJson(text, refuse);
  if (!isRecord(value)) throw refuse(`expected a JSON object, got ${describeValue(value)}`);
  const fields = Object.fromEntries(Object.entries(value).map(([name, content]) => [name, ignore.includes(name) ? null : content]));
  const record = flattenRecord(fields, labelSeparator, refuse);
  if (record.cells.size === 0) throw refuse('the object has no fields that could be read');
  return record;
}

function parseJson(text: string, refuse: (problem: string) => Error): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refuse(`it is not JSON (${reason.replace(/ \(line 1 column \d+\)/, '')})`);
  }
}

function unknownField(where: string, name: string, columns: readonly string[]): Error {
  const nearest = nearestName(name, columns);
  return invalidTable(
    `${where} has the field "${name}", which the first line lacks.`,
    `${didYouMean(nearest)}Give all lines the same fields, with null where one has no value; the option "ignore" leaves a field out.`,
    nearest,
  );
}
