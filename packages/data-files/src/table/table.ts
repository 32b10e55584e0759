import type { ReadingDecision } from '@vitrum/core';
import type { RowBatch } from './row-batch.ts';

/** A file whose columns are known, to be read as often as needed. */
export interface Table {
  readonly path: string;
  readonly columns: readonly string[];
  /** Columns that share a name, by that name: what was a list in JSON. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** True when the columns' names come from the file. */
  readonly isNamed: boolean;
  /** How its text became cells: what was guessed or told, and what a person should know unasked. */
  readonly decisions?: readonly ReadingDecision[];
  readonly notes?: readonly string[];
  /** Its rows, without a header. */
  rows(): AsyncGenerator<RowBatch>;
}

/** How a table is read where it is CSV. */
export interface TableForm {
  readonly header: 'auto' | 'yes' | 'no';
  /** `auto`: found from the file's name or its first lines. */
  readonly delimiter: string;
}
