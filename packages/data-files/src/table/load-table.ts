import type { DatasetSplits } from '@vitrum/core';
import { createTemporaryFile } from '../disk/temporary-file.ts';
import type { RowWriterOptions } from '../row-store/row-writer.ts';
import type { TableChoice } from './table-choice.ts';
import { tableSplits } from './table-splits.ts';
import type { Table } from './table.ts';

export type { TableChoice } from './table-choice.ts';

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
