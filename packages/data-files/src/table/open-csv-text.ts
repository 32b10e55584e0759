import { invalidTable, placeOf } from './invalid-table.ts';
import { findDelimiter } from './find-delimiter.ts';
import { guessHeader } from './guess-header.ts';
import type { CreateCsvParser } from './csv-parser.ts';
import { parseCsvRows } from './parse-csv-rows.ts';
import type { RowBatch } from './row-batch.ts';
import type { Table, TableForm } from './table.ts';
import type { TextFile } from './text-file.ts';

/** How many rows are looked at to tell a header from data. */
const rowsForGuess = 100;

/**
 * Opens a CSV or TSV file: finds its delimiter and the names of its columns. Without a header, or where a name is left
 * empty, column 3 is called `column-3`.
 *
 * @throws VITRUM_INVALID_TABLE when there are no rows, or two columns have one name; the errors of reading
 */
export async function openCsvText(file: TextFile, form: TableForm, createParser: CreateCsvParser): Promise<Table> {
  const { path } = file;
  const delimiter = form.delimiter === 'auto' ? findDelimiter(path, await firstOf(file.read()) ?? '') : form.delimiter;
  const parseRows = (): AsyncGenerator<RowBatch> => parseCsvRows(file, delimiter, createParser);
  const batch = await firstOf(parseRows());
  const [first] = batch?.rows ?? [];
  if (batch === undefined || first === undefined) throw invalidTable(`${path} has no rows.`, 'Give a table with at least two rows.');
  const isNamed = form.header === 'auto' ? guessHeader(batch.rows.slice(0, rowsForGuess)) : form.header === 'yes';
  const columns = isNamed ? namesOf(first) : namesOf(first.map(() => ''));
  checkNames(columns, placeOf(path, batch.lines[0] ?? 1));
  return { path, columns, groups: new Map(), isNamed, rows: () => dataRows(parseRows(), isNamed) };
}

async function firstOf<T>(values: AsyncIterable<T>): Promise<T | undefined> {
  for await (const value of values) return value;
  return undefined;
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

async function* dataRows(batches: AsyncGenerator<RowBatch>, isNamed: boolean): AsyncGenerator<RowBatch> {
  let skip = isNamed ? 1 : 0;
  for await (const batch of batches) {
    if (batch.rows.length > skip) yield skip === 0 ? batch : { rows: batch.rows.slice(skip), lines: batch.lines.slice(skip) };
    skip = 0;
  }
}
