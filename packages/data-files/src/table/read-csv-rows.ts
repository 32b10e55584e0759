import { parse, type CsvError } from 'csv-parse';
import { isVitrumError } from '@vitrum/core';
import { invalidTable, placeOf } from './invalid-table.ts';
import { readText } from './read-text.ts';
import { longestRow, type RowBatch } from './row-batch.ts';

/**
 * The rows of a CSV file, all with as many cells as the first one. Empty lines are passed over.
 *
 * @throws VITRUM_INVALID_TABLE naming the line; the errors of {@link readText}
 */
export async function* readCsvRows(path: string, delimiter: string): AsyncGenerator<RowBatch> {
  const collector = new RowCollector(path);
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    relax_column_count: true, // the collector's own message names the file
    max_record_size: longestRow,
    // Rows are taken from here rather than from the stream, which would handle each of them.
    on_record: (record: string[], { lines, empty_lines: emptyLines }) => {
      collector.add(record, lines, emptyLines);
      return null;
    },
  });
  parser.on('error', () => undefined); // the callback of `write` gets it too
  try {
    for await (const text of readText(path)) {
      await settled((done) => parser.write(text, done), collector);
      if (collector.hasRows) yield collector.take();
    }
    await settled((done) => parser.end(done), collector);
    if (collector.hasRows) yield collector.take();
  } finally {
    parser.destroy();
  }
}

/** Gathers rows, and knows on which line each of them begins. */
class RowCollector {
  readonly path: string;
  #rows: string[][] = [];
  #lines: number[] = [];
  #width = 0;
  /** The line after the last row, if no empty line comes between. */
  #nextLine = 1;
  #emptyLines = 0;

  constructor(path: string) {
    this.path = path;
  }

  get hasRows(): boolean {
    return this.#rows.length > 0;
  }

  /** The line on which the row that is being read begins, empty lines left out of account. */
  get nextLine(): number {
    return this.#nextLine;
  }

  /** @param lastLine - The parser's count of lines: more than one further when there are line ends in a cell. */
  add(record: string[], lastLine: number, emptyLines: number): void {
    const line = this.#nextLine + emptyLines - this.#emptyLines;
    const isOneLine = lastLine <= line;
    this.#nextLine = line + (isOneLine ? 1 : linesOf(record));
    this.#emptyLines = emptyLines;
    if (this.#width === 0) this.#width = record.length;
    if (record.length !== this.#width) {
      if (record.length === 1 && record[0]?.trim() === '') return; // nothing but spaces: an empty line too
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

/** How many lines a row takes up. */
function linesOf(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 1);
}

/** Waits until the parser has gone through what it was given. */
function settled(give: (done: (error?: Error | null) => void) => void, collector: RowCollector): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => {
      if (error === undefined || error === null) resolve();
      else reject(isVitrumError(error) ? error : translate(error, collector));
    };
    give(done);
  });
}

/** The parser's errors in vitrum's words. */
function translate(error: Error, { path, nextLine }: RowCollector): Error {
  const code = (error as Partial<CsvError>).code; // errors of other kinds have none, or another
  const where = placeOf(path, nextLine);
  switch (code) {
    case 'CSV_MAX_RECORD_SIZE':
      return invalidTable(
        `${where}: the row that begins here is longer than ${longestRow.toLocaleString('en-US')} characters.`,
        'Look for a " that is never closed, and check the delimiter.',
      );
    case 'CSV_QUOTE_NOT_CLOSED':
      return invalidTable(`${where}: a " is never closed in the row that begins here.`, 'Close it, or write "" for a " in a quoted cell.');
    case 'CSV_INVALID_CLOSING_QUOTE':
      return invalidTable(
        `${where}: in the row that begins here, a " closes a cell, and more text follows it.`,
        'Write "" for a " in a quoted cell, and nothing between the closing " and the delimiter.',
      );
    case 'INVALID_OPENING_QUOTE':
      return invalidTable(
        `${where}: in the row that begins here, a " stands in the middle of a cell.`,
        'Put the whole cell into quotes, and write "" for a " within.',
      );
    default:
      return invalidTable(`${where}: ${error.message}.`, 'Check the file in an editor.');
  }
}

function wrongWidth(path: string, line: number, got: number, expected: number): Error {
  return invalidTable(
    `${placeOf(path, line)} has ${got} cell${got === 1 ? '' : 's'}, but the first row has ${expected}.`,
    'Give every row as many cells; a cell that holds the delimiter needs quotes around it. Check the option "delimiter" too.',
  );
}
