import type { ReadingDecision } from '@vitrum/core';
import type { TableDialect } from '@vitrum/datasets';

/** A file with known columns, which can be read repeatedly. */
export interface Table {
  /** Where it was read from, for messages: a path, or the name of a file that a user chose in a browser. */
  readonly path: string;
  /** The names of all columns in their order; `column-1`, `column-2` … where the file names none. */
  readonly columns: readonly string[];
  /** Columns that share a name, by that name: lists in JSON. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Columns whose cells are lists of labels, according to the file: lists of strings in JSON. */
  readonly lists: ReadonlySet<string>;
  /** True if the column names come from the file. */
  readonly isNamed: boolean;
  /** Its format, if unusual. */
  readonly dialect: TableDialect;
  /** The decisions about its format, detected or given. */
  readonly decisions: readonly ReadingDecision[];
  /** Notes for the user; complete once all rows have been read. */
  notes(): readonly string[];
  /** Its rows without the header, with normalized cells: missing ones are empty, and numbers have a decimal point. */
  rows(): AsyncGenerator<RowBatch>;
  /** The same with the original cells. */
  writtenRows(): AsyncGenerator<RowBatch>;
  /** A mark, such as NA, taken for a missing value in a column; known once all rows have been read. */
  markIn(name: string): string | undefined;
}

/** Consecutive rows of a table. */
export interface RowBatch {
  readonly rows: readonly (readonly string[])[];
  /** The line on which each row begins, from 1. */
  readonly lines: readonly number[];
}

/** Opens the training file, and the test file if there is one, which has the same format. */
export async function openBoth(
  { file, testFile }: { readonly file: string; readonly testFile: string },
  open: (path: string, like?: Table) => Promise<Table>,
): Promise<readonly [Table, ...Table[]]> {
  const table = await open(file);
  return testFile === '' ? [table] : [table, await open(testFile, table)];
}
