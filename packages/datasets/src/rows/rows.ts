import type { FloatArray, InputBytes, Shape } from '@vitrum/core';

/** Rows of numbers of one shape, in memory or on disk. */
export interface Rows {
  /** Number of rows. */
  readonly count: number;
  /** Shape of one row. */
  readonly shape: Shape;
  /** Writes row `index`, which is within bounds, into `out` at `offset`. */
  read(index: number, out: FloatArray, offset: number): void;
  /** All rows as bytes, if they are bytes in memory. */
  readonly inputBytes?: InputBytes;
  /** The bytes of row `index`, if rows are 8-bit pictures. */
  pixels?(index: number): Uint8Array;
  /** Loads selected rows from disk into memory, in the given order. */
  load?(indices: Uint32Array): Promise<Rows>;
  /** Closes the file. */
  close?(): void;
}

/** A view of selected rows: row i is row `indices[i]` of the original. */
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
