import type { FloatArray } from '@vitrum/core';

/** Index of the largest number: the first among equals, 0 for an empty row. */
export function argmax(values: FloatArray): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) {
    if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  }
  return best;
}

/**
 * The class that a row of outputs or one-hot targets stands for: the index of the largest number; for a single number 1 above ½,
 * otherwise 0.
 */
export function classOf(values: FloatArray): number {
  return values.length === 1 ? Number((values[0] ?? 0) > 0.5) : argmax(values);
}
