import type { ReadingDecision } from '@vitrum/core';
import type { CellNotation, TableDialect } from '@vitrum/datasets';

/** The notation of a table's cells, with the reasons. */
export interface FoundCells {
  readonly dialect: Pick<TableDialect, keyof CellNotation | 'columns'>;
  readonly decisions: readonly ReadingDecision[];
  readonly notes: readonly string[];
}
