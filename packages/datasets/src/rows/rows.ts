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
  /** The bytes of row `index`, where rows are pictures of bytes. */
  pixels?(index: number): Uint8Array;
  /** Some rows in memory, in the given order, where these are on a disk. */
  load?(indices: Uint32Array): Promise<Rows>;
  /** Gives the file back. */
  close?(): void;
}

/** Some of the rows, in the given order: row i is row `indices[i]` of those. Nothing is copied. */
export function selectRows(rows: Rows, indices: Uint32Array): Rows {
  const place = (index: number): number => indices[index] ?? 0;
  const pixels = rows.pixels?.bind(rows);
  const load = rows.load?.bind(rows);
  const close = rows.close?.bind(rows);
  return {
    count: indices.length,
    shape: rows.shape,
    read: (index, out, offset) => rows.read(place(index), out, offset),
    ...(pixels && { pixels: (index: number) => pixels(place(index)) }),
    ...(load && { load: (block: Uint32Array) => load(block.map(place)) }),
    ...(close && { close }),
  };
}
