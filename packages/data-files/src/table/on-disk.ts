import type { DatasetSplits } from '@vitrum/core';
import { createTemporaryFile } from '../disk/temporary-file.ts';
import type { RowWriterOptions } from '../row-store/row-writer.ts';
import { openText, type OpenText } from './encoding/open-text.ts';
import { openCsvText } from './cells/open-csv-text.ts';
import { readBytes } from './cells/read-bytes.ts';
import { createStreamCsvParser } from './cells/stream-csv-parser.ts';
import type { TableForm } from './options/table-form.ts';
import type { TableChoice } from './options/table-choice.ts';
import { tableSplits } from './samples/table-splits.ts';
import type { Table } from './table.ts';

/**
 * Opens a text on the disk, gzipped or not.
 *
 * @param likely - As for {@link openText}.
 * @throws what {@link openText} and {@link readBytes} throw
 */
export async function openTextFile(path: string, encoding?: string, likely?: string): Promise<OpenText> {
  return openText({ path, read: () => readBytes(path) }, encoding, likely);
}

/**
 * Opens a CSV or TSV file on the disk.
 *
 * @throws VITRUM_INVALID_TABLE when there are no rows, or two columns have one name; the errors of reading
 */
export async function openCsv(path: string, form: TableForm): Promise<Table> {
  return openCsvText({ path, read: () => readBytes(path) }, form, createStreamCsvParser);
}

/**
 * Makes the two parts of a dataset from a table, or from one table for each; rows beyond the memory budget go to a temporary
 * file.
 *
 * @throws what {@link tableSplits} throws; VITRUM_OUTPUT_UNWRITABLE
 */
export async function loadTable(
  tables: readonly [Table, ...Table[]],
  choice: TableChoice,
  { memoryBudget }: Pick<RowWriterOptions, 'memoryBudget'> = {},
): Promise<DatasetSplits> {
  return tableSplits(tables, choice, { memoryBudget, createFile: () => createTemporaryFile() });
}
