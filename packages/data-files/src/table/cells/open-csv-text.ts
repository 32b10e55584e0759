import type { ReadingDecision } from '@vitrum/core';
import type { TableDialect } from '@vitrum/datasets';
import { cellsLike, findCells } from '../dialect/find-cells.ts';
import { findLayout, type TableLayout } from '../dialect/find-layout.ts';
import { MissingMarks } from '../dialect/missing-marks.ts';
import { readCells } from '../dialect/read-cells.ts';
import { tableText } from '../dialect/table-text.ts';
import { encodingDecision, encodingNotes, openText, type OpenText } from '../encoding/open-text.ts';
import type { CreateCsvParser } from './csv-parser.ts';
import { guessHeader, type HeaderGuess } from './guess-header.ts';
import { invalidTable, placeOf } from '../invalid-table.ts';
import { parseCsvRows } from './parse-csv-rows.ts';
import { RepeatedHeaders } from './repeated-headers.ts';
import type { RowBatch, Table } from '../table.ts';
import type { TableForm } from '../options/table-form.ts';
import type { ByteFile } from './text-file.ts';

/** Number of characters inspected to detect the layout. */
const layoutLength = 65_536;
/** Maximum number of rows inspected to detect the header and notation; fewer if they are long. */
const rowsForGuess = 2000;
const cellsForGuess = 200_000;

/**
 * Opens a CSV or TSV file: detects its notation and column names where the form does not give them. Unnamed columns are called
 * `column-3` and so on.
 *
 * @throws VITRUM_INVALID_TABLE when there are no rows, two columns have one name, or numbers can be read in two ways; the errors
 * of reading
 */
export async function openCsvText(file: ByteFile, form: TableForm, createParser: CreateCsvParser): Promise<Table> {
  const { path } = file;
  const text = await openText(file, form.encoding, form.like?.encoding);
  const layout = findLayout(path, await beginningOf(text), form);
  const parseRows = (): AsyncGenerator<RowBatch> =>
    parseCsvRows({ path, read: () => tableText(text, layout) }, layout, createParser, layout.skipLines);
  const { rows, lines } = await firstRows(parseRows());
  const [first] = rows;
  if (first === undefined) throw invalidTable(`${path} has no rows.`, 'Give a table with at least two rows.');
  const header = headerOf(form, rows);
  const columns = header.isHeader ? namesOf(first) : namesOf(first.map(() => ''));
  checkNames(columns, placeOf(path, lines[0] ?? 1));
  const repeated = new RepeatedHeaders(path, header.isHeader ? first : undefined);
  const sample = rows.slice(header.isHeader ? 1 : 0).filter((row) => !repeated.isHeader(row));
  const cells = form.like === undefined ? findCells({ path, columns, rows: sample, delimiter: layout.delimiter }, form) : cellsLike(form.like);
  const dialect: TableDialect = { ...layoutDialect(text, layout), ...cells.dialect };
  const marks = new MissingMarks();
  const writtenRows = (): AsyncGenerator<RowBatch> => repeated.leaveOut(parseRows());
  return {
    path,
    columns,
    groups: new Map(),
    lists: new Set(),
    isNamed: header.isHeader,
    dialect,
    decisions: [encodingDecision(text), ...layout.decisions, headerDecision(header), ...cells.decisions],
    notes: () => [...encodingNotes(text), ...layout.notes, ...headerNotes(path, header), ...cells.notes, ...repeated.notes()],
    rows: () => readCells(writtenRows(), { path, columns, dialect, marks }),
    writtenRows,
    markIn: (name) => marks.of(columns.indexOf(name)),
  };
}

async function beginningOf(text: OpenText): Promise<string> {
  let beginning = '';
  for await (const piece of text.read()) {
    beginning += piece;
    if (beginning.length < layoutLength) continue;
    // A line that may be truncated says nothing about the number of cells.
    const cut = beginning.slice(0, layoutLength);
    const end = Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf('\r'));
    return end === -1 ? cut : cut.slice(0, end + 1);
  }
  return beginning;
}

/** The same rows, whatever the file's source and chunks. */
async function firstRows(batches: AsyncIterable<RowBatch>): Promise<RowBatch> {
  const [rows, lines]: [(readonly string[])[], number[]] = [[], []];
  for await (const batch of batches) {
    const max = Math.min(rowsForGuess, Math.ceil(cellsForGuess / Math.max(batch.rows[0]?.length ?? 1, 1)));
    rows.push(...batch.rows.slice(0, max - rows.length));
    lines.push(...batch.lines.slice(0, max - lines.length));
    if (rows.length >= max) break;
  }
  return { rows, lines };
}

function headerOf({ header = 'auto' }: TableForm, rows: readonly (readonly string[])[]): HeaderGuess {
  if (header === 'auto') return guessHeader(rows);
  return { isHeader: header === 'yes', reason: 'the option says so', isSurprising: false };
}

function namesOf(cells: readonly string[]): readonly string[] {
  return cells.map((cell, index) => cell.trim() || `column-${index + 1}`);
}

function checkNames(names: readonly string[], where: string): void {
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated === undefined) return;
  throw invalidTable(
    `${where}: two columns are called "${repeated}".`,
    'Give every column its own name; if the first row is data and no header, say header: "no".',
  );
}

/** What is unusual about the layout of a table. */
function layoutDialect({ encoding }: OpenText, { delimiter, quote, comment, skipLines }: TableLayout): TableDialect {
  return {
    ...(delimiter !== ',' && { delimiter }),
    ...(quote !== '"' && { quote }),
    ...(comment !== '' && { comment }),
    ...(skipLines > 0 && { skipLines }),
    // UTF is recognized in each file.
    ...(!encoding.label.startsWith('utf') && { encoding: encoding.label }),
  };
}

function headerDecision({ isHeader, reason }: HeaderGuess): ReadingDecision {
  return { subject: 'header', value: isHeader ? 'yes' : 'no', reason, option: 'header' };
}

function headerNotes(path: string, { isSurprising, reason }: HeaderGuess): readonly string[] {
  return isSurprising ? [`The first row of ${path} was taken for a header, since ${reason}; the option "header" says otherwise`] : [];
}
