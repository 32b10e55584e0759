import { openTextFile } from './open-text-file.ts';
import { parseCsvRows } from './parse-csv-rows.ts';
import type { RowBatch } from './row-batch.ts';
import { createStreamCsvParser } from './stream-csv-parser.ts';

/**
 * The rows of a CSV file, all with as many cells as the first one. Empty lines are passed over.
 *
 * @throws VITRUM_INVALID_TABLE naming the line; the errors of {@link openTextFile}
 */
export async function* readCsvRows(path: string, delimiter: string): AsyncGenerator<RowBatch> {
  yield* parseCsvRows(await openTextFile(path), { delimiter, quote: '"', comment: '' }, createStreamCsvParser);
}
