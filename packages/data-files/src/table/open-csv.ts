import { openCsvText } from './open-csv-text.ts';
import { readBytes } from './read-bytes.ts';
import { createStreamCsvParser } from './stream-csv-parser.ts';
import type { Table } from './table.ts';
import type { TableForm } from './table-form.ts';

/**
 * Opens a CSV or TSV file on the disk.
 *
 * @throws VITRUM_INVALID_TABLE when there are no rows, or two columns have one name; the errors of reading
 */
export async function openCsv(path: string, form: TableForm): Promise<Table> {
  return openCsvText({ path, read: () => readBytes(path) }, form, createStreamCsvParser);
}
