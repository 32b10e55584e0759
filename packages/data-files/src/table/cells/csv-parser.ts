import type { Options } from 'csv-parse';
import type { CellDivision } from '@vitrum/datasets/internal';
import { maxRowBytes } from './text-file.ts';

/** Receives a row, the line on which it ends according to the parser, and the number of empty lines and comments so far. */
export type TakeRow = (row: string[], lastLine: number, otherLines: number) => void;

/** How text is divided into rows and cells. */
export interface CsvDivision extends CellDivision {
  /** The prefix of comment lines; empty for none. */
  readonly comment: string;
}

/** Parses CSV text. Its methods throw the errors of the parser and of the row consumer. */
export interface CsvParser {
  write(text: string): Promise<void>;
  end(): Promise<void>;
  /** Releases the parser in any state. */
  close(): void;
}

/** csv-parse has separate parsers for Node and browsers. */
export type CreateCsvParser = (division: CsvDivision, take: TakeRow) => CsvParser;

/** The options common to both parsers. */
export function csvParserOptions({ delimiter, quote, comment }: CsvDivision, take: TakeRow): Options<string[], string[]> {
  const isRun = delimiter === 'whitespace' || delimiter === 'tabs';
  return {
    delimiter: delimiter === 'whitespace' ? [' ', '\t'] : delimiter === 'tabs' ? '\t' : delimiter,
    quote: quote === '' ? false : quote,
    escape: quote === '' ? null : quote,
    ...(comment !== '' && { comment, comment_no_infix: true }),
    // Between runs of a delimiter, an empty cell is an artifact unless it is quoted.
    ...(isRun && { cast: (value: string, { quoting }: { readonly quoting: boolean }) => (value === '' && quoting ? ' ' : value) }),
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    relax_column_count: true, // our own error names the file
    max_record_size: maxRowBytes,
    // Rows are collected here, since streaming them one by one is slow.
    on_record: (record, { lines, empty_lines: emptyLines, comment_lines: comments }) => {
      const row = isRun ? record.filter((cell) => cell !== '') : record;
      take(row, lines, emptyLines + comments);
      return null;
    },
  };
}
