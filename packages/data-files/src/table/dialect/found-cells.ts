import type { ReadingDecision } from '@vitrum/core';
import type { CellNotation, TableDialect } from '@vitrum/datasets';

/** How the cells of a table are written, and why. */
export interface FoundCells {
  readonly dialect: Pick<TableDialect, keyof CellNotation | 'columns'>;
  readonly decisions: readonly ReadingDecision[];
  readonly notes: readonly string[];
}
