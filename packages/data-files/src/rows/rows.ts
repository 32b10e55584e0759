import type { FloatArray, InputBytes, Shape } from '@vitrum/core';

/** Rows of numbers, all of one shape, in memory or on a disk: what samples are made of. */
export interface Rows {
  readonly count: number;
  /** Shape of one row. */
  readonly shape: Shape;
  /** Writes row `index` into `out` from `offset` on; the index is within bounds. */
  read(index: number, out: FloatArray, offset: number): void;
  /** All rows as bytes, where they are bytes in memory. */
  readonly inputBytes?: InputBytes;
  /** The bytes of row `index`, where rows are bytes. */
  bytesOf?(index: number): Uint8Array;
  /** Some rows in memory, in the given order, where these are on a disk. */
  load?(indices: Uint32Array): Promise<Rows>;
  /** Gives the file back. */
  close?(): void;
}
