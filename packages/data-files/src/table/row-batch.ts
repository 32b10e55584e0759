/** Some rows of a table, in the order of the file. */
export interface RowBatch {
  readonly rows: readonly (readonly string[])[];
  /** The line of the file on which each of them begins, from 1 on. */
  readonly lines: readonly number[];
}

/** The longest row that is read, in characters: an unclosed quote would otherwise take in the rest of the file. */
export const longestRow = 4 * 1024 * 1024;
