/** Rows of numbers, all of one length, that are written once and read in any order. */
export interface RowStore {
  /** Numbers in a row. */
  readonly width: number;
  /** Number of rows. */
  readonly size: number;
  /** True when the rows lie in a file, so that reading many of them is best done with `readRows`. */
  readonly isOnDisk: boolean;
  /** Row `row`; a view that holds until the next call and is not to be written to. */
  row(row: number): Float64Array;
  /** Some rows, one after the other in the given order. */
  readRows(rows: Uint32Array): Promise<Float64Array>;
  /** Gives memory or file back; nothing can be read afterwards. */
  close(): void;
}
