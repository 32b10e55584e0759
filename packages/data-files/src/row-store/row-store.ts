/** Rows of numbers of equal length, written once and read in any order. */
export interface RowStore {
  /** Length of a row. */
  readonly width: number;
  /** Number of rows. */
  readonly size: number;
  /** True if the rows are in a file, so that reading many is most efficient with `readRows`. */
  readonly isOnDisk: boolean;
  /** Row `row`, as a read-only view that is valid until the next call. */
  row(row: number): Float64Array;
  /** Several rows, concatenated in the given order. */
  readRows(rows: Uint32Array): Promise<Float64Array>;
  /** Releases the memory or file; nothing can be read afterwards. */
  close(): void;
}
