import type { CsvError } from 'csv-parse';
import { isVitrumError } from '@vitrum/core';
import type { CreateCsvParser, CsvDivision } from './csv-parser.ts';
import { invalidTable, placeOf } from '../invalid-table.ts';
import type { RowBatch } from '../table.ts';
import { maxRowBytes, type TextFile } from './text-file.ts';

/**
 * The rows of a CSV file, all as long as the first one. Empty lines and comments are skipped.
 *
 * @param linesBefore - How many lines of the file come before the text.
 * @throws VITRUM_INVALID_TABLE naming the line; the errors of reading
 */
export async function* parseCsvRows(
  file: TextFile,
  division: CsvDivision,
  createParser: CreateCsvParser,
  linesBefore = 0,
): AsyncGenerator<RowBatch> {
  const collector = new RowCollector(file.path, linesBefore);
  const parser = createParser(division, (row, lastLine, otherLines) => {
    collector.add(row, lastLine + linesBefore, otherLines);
  });
  try {
    for await (const text of file.read()) {
      await explained(parser.write(text), collector);
      if (collector.hasRows) yield collector.take();
    }
    await explained(parser.end(), collector);
    if (collector.hasRows) yield collector.take();
  } finally {
    parser.close();
  }
}

/** Collects rows with the line on which each begins. */
class RowCollector {
  readonly path: string;
  #rows: string[][] = [];
  #lines: number[] = [];
  #width = 0;
  /** The line after the last row, if no empty line follows. */
  #nextLine: number;
  #otherLines = 0;

  constructor(path: string, linesBefore: number) {
    this.path = path;
    this.#nextLine = linesBefore + 1;
  }

  get hasRows(): boolean {
    return this.#rows.length > 0;
  }

  /** The line on which the current row begins, disregarding empty lines. */
  get nextLine(): number {
    return this.#nextLine;
  }

  /** @param lastLine - The parser's count of lines: more than one further when there are line ends in a cell. */
  add(record: string[], lastLine: number, otherLines: number): void {
    const line = this.#nextLine + otherLines - this.#otherLines;
    const isOneLine = lastLine <= line;
    this.#nextLine = line + (isOneLine ? 1 : linesOf(record));
    this.#otherLines = otherLines;
    if (this.#width === 0) this.#width = record.length;
    if (record.length !== this.#width) {
      if (record.length === 0 || (record.length === 1 && record[0]?.trim() === '')) return; // only spaces: an empty line too
      throw wrongWidth(this.path, line, record.length, this.#width);
    }
    this.#rows.push(record);
    this.#lines.push(line);
  }

  take(): RowBatch {
    const batch = { rows: this.#rows, lines: this.#lines };
    this.#rows = [];
    this.#lines = [];
    return batch;
  }
}

/** Number of lines in a row. */
function linesOf(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 1);
}

async function explained(work: Promise<void>, collector: RowCollector): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw error instanceof Error && !isVitrumError(error) ? translate(error, collector) : error;
  }
}

/** Rephrases the parser's errors. */
function translate(error: Error, { path, nextLine }: RowCollector): Error {
  const code = (error as Partial<CsvError>).code; // other errors have no code, or a different one
  const where = placeOf(path, nextLine);
  switch (code) {
    case 'CSV_MAX_RECORD_SIZE':
      return invalidTable(
        `${where}: the row that begins here is longer than ${maxRowBytes.toLocaleString('en-US')} characters.`,
        'Look for a " that is never closed, and check the delimiter.',
      );
    case 'CSV_QUOTE_NOT_CLOSED':
      return invalidTable(`${where}: a " is never closed in the row that begins here.`, 'Close it, or write "" for a " in a quoted cell; or say quote: "none" if quotes are text like any other.');
    case 'CSV_INVALID_CLOSING_QUOTE':
      return invalidTable(
        `${where}: in the row that begins here, a " closes a cell, and more text follows it.`,
        'Write "" for a " in a quoted cell, and nothing between the closing " and the delimiter.',
      );
    case 'INVALID_OPENING_QUOTE':
      return invalidTable(
        `${where}: in the row that begins here, a " stands in the middle of a cell.`,
        'Put the whole cell into quotes, and write "" for a " within; or say quote: "none" if quotes are text like any other.',
      );
    default:
      return invalidTable(`${where}: ${error.message}.`, 'Check the file in an editor.');
  }
}

function wrongWidth(path: string, line: number, got: number, expected: number): Error {
  return invalidTable(
    `${placeOf(path, line)} has ${got} cell${got === 1 ? '' : 's'}, but the first row has ${expected}.`,
    'Give every row as many cells; a cell that holds the delimiter needs quotes around it. See the options "delimiter", "skipLines" and "comment" too.',
  );
}
