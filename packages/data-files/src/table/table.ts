import type { ReadingDecision } from '@vitrum/core';
import type { TableDialect } from '@vitrum/datasets';

/** A file whose columns are known, to be read as often as needed. */
export interface Table {
  readonly path: string;
  readonly columns: readonly string[];
  /** Columns that share a name, by that name: what was a list in JSON. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Columns of which a cell is a list of labels, where the file says so: a list of texts in JSON. */
  readonly lists: ReadonlySet<string>;
  /** True when the columns' names come from the file. */
  readonly isNamed: boolean;
  /** How it is written, where that is unusual. */
  readonly dialect: TableDialect;
  /** What was found out or told about how it is written. */
  readonly decisions: readonly ReadingDecision[];
  /** What a person should know of it; complete once its rows have been gone through. */
  notes(): readonly string[];
  /** Its rows, without a header. Cells are as they are understood: missing ones are empty, and numbers have a point. */
  rows(): AsyncGenerator<RowBatch>;
  /** The same with cells as they stand in the file. */
  writtenRows(): AsyncGenerator<RowBatch>;
  /** A mark, such as NA, that was taken for a missing value in a column; known once its rows have been gone through. */
  markIn(name: string): string | undefined;
}

/** Some rows of a table, in the order of the file. */
export interface RowBatch {
  readonly rows: readonly (readonly string[])[];
  /** The line of the file on which each of them begins, from 1 on. */
  readonly lines: readonly number[];
}

/** Opens the file, and the one to test with where there is one: it is written like the first one. */
export async function openBoth(
  { file, testFile }: { readonly file: string; readonly testFile: string },
  open: (path: string, like?: Table) => Promise<Table>,
): Promise<readonly [Table, ...Table[]]> {
  const table = await open(file);
  return testFile === '' ? [table] : [table, await open(testFile, table)];
}
