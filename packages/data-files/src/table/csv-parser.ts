import type { Options } from 'csv-parse';
import { longestRow } from './row-batch.ts';

/** Takes a row, the line on which it ends by the parser's count, and how many empty lines came so far. */
export type TakeRow = (row: string[], lastLine: number, emptyLines: number) => void;

/** Goes through the text of a CSV file. Its methods throw what the parser throws, and what whoever takes the rows throws. */
export interface CsvParser {
  write(text: string): Promise<void>;
  end(): Promise<void>;
  /** Gives everything back, wherever it stands. */
  close(): void;
}

/** csv-parse has one parser for Node and one for browsers. */
export type CreateCsvParser = (delimiter: string, take: TakeRow) => CsvParser;

/** The same for both. */
export function csvParserOptions(delimiter: string, take: TakeRow): Options<string[], string[]> {
  return {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    relax_column_count: true, // the collector's own message names the file
    max_record_size: longestRow,
    // Rows are taken from here rather than from the stream, which would handle each of them.
    on_record: (record, { lines, empty_lines: emptyLines }) => {
      take(record, lines, emptyLines);
      return null;
    },
  };
}
