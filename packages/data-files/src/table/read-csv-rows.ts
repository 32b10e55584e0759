import { parseCsvRows } from './parse-csv-rows.ts';
import { readText } from './read-text.ts';
import type { RowBatch } from './row-batch.ts';
import { createStreamCsvParser } from './stream-csv-parser.ts';

/**
 * The rows of a CSV file, all with as many cells as the first one. Empty lines are passed over.
 *
 * @throws VITRUM_INVALID_TABLE naming the line; the errors of {@link readText}
 */
export function readCsvRows(path: string, delimiter: string): AsyncGenerator<RowBatch> {
  return parseCsvRows({ path, read: () => readText(path) }, delimiter, createStreamCsvParser);
}
