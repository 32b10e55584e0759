import type { FloatArray } from '@vitrum/core';

const margin = 3; // odd, so that the row begins at no multiple of eight bytes in 32 bits
const guard = 12345.678;

/** A row in the middle of a longer array whose other elements nobody may write to. */
export interface GuardedRow<Row extends FloatArray = FloatArray> {
  readonly row: Row;
  /** False where something was written beside the row. */
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
  // The subarray of an array of either width has that width, which the union of the two does not say.
  const row = whole.subarray(margin, margin + values.length) as Row;
  row.set(values);
  const isIntact = (): boolean => whole.every((value, i) => (i >= margin && i < margin + values.length) || value === expected);
  return { row, isIntact };
}
