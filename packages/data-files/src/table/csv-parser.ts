import type { Options } from 'csv-parse';
import type { CellDivision } from '@vitrum/datasets';
import { maxRowBytes } from './text-file.ts';

/** Takes a row, the line on which it ends by the parser's count, and how many empty lines and comments came so far. */
export type TakeRow = (row: string[], lastLine: number, otherLines: number) => void;

/** How a text is divided into rows and cells. */
export interface CsvDivision extends CellDivision {
  /** What a line begins with that is no row; empty where there is nothing of the kind. */
  readonly comment: string;
}

/** Parses the text of a CSV file. Its methods throw the errors of the parser and of the consumer of rows. */
export interface CsvParser {
  write(text: string): Promise<void>;
  end(): Promise<void>;
  /** Gives everything back, wherever it stands. */
  close(): void;
}

/** csv-parse has one parser for Node and one for browsers. */
export type CreateCsvParser = (division: CsvDivision, take: TakeRow) => CsvParser;

/** The same for both. */
export function csvParserOptions({ delimiter, quote, comment }: CsvDivision, take: TakeRow): Options<string[], string[]> {
  const isRun = delimiter === 'whitespace' || delimiter === 'tabs';
  return {
    delimiter: delimiter === 'whitespace' ? [' ', '\t'] : delimiter === 'tabs' ? '\t' : delimiter,
    quote: quote === '' ? false : quote,
    escape: quote === '' ? null : quote,
    ...(comment !== '' && { comment, comment_no_infix: true }),
    // In runs an empty cell is no cell, unless quotes say that it is one.
    ...(isRun && { cast: (value: string, { quoting }: { readonly quoting: boolean }) => (value === '' && quoting ? ' ' : value) }),
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    relax_column_count: true, // the collector's own message names the file
    max_record_size: maxRowBytes,
    // Rows are taken from here rather than from the stream, which would handle each of them.
    on_record: (record, { lines, empty_lines: emptyLines, comment_lines: comments }) => {
      const row = isRun ? record.filter((cell) => cell !== '') : record;
      take(row, lines, emptyLines + comments);
      return null;
    },
  };
}
