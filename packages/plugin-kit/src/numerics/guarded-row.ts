import type { FloatArray } from '@vitrum/core';

const margin = 3; // odd, so that a 32-bit row is not aligned to eight bytes
const guard = 12345.678;

/** A row embedded in a longer array whose other elements must not be written to. */
export interface GuardedRow<Row extends FloatArray = FloatArray> {
  readonly row: Row;
  /** False if an element outside the row was written. */
  readonly isIntact: () => boolean;
}

/** A row of 64-bit floats. */
export function guardedRow(values: ArrayLike<number>): GuardedRow<Float64Array> {
  return guarded(new Float64Array(values.length + 2 * margin), values);
}

/** A row of 32-bit floats. */
export function guardedRow32(values: ArrayLike<number>): GuardedRow<Float32Array> {
  return guarded(new Float32Array(values.length + 2 * margin), values);
}

function guarded<Row extends FloatArray>(whole: Row, values: ArrayLike<number>): GuardedRow<Row> {
  whole.fill(guard);
  const expected = whole[0];
  // A subarray has the type of its array, which the union of the two does not express.
  const row = whole.subarray(margin, margin + values.length) as Row;
  row.set(values);
  const isIntact = (): boolean => whole.every((value, i) => (i >= margin && i < margin + values.length) || value === expected);
  return { row, isIntact };
}
