import type { ReadingDecision } from '@vitrum/core';
import type { TableDialect } from '@vitrum/datasets';
import type { RowBatch } from './row-batch.ts';

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
