import type { Shape } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';

/** Bytes before the first axis: two zeros, the type, the rank. */
export const magicSize = 4;

/** Bytes of one axis: an unsigned 32-bit length. */
export const axisSize = 4;

/** Bytes of a whole header. */
export function headerSize(rank: number): number {
  return magicSize + axisSize * rank;
}

/** Number of elements of an array; not a safe integer if no file could hold so many. */
export function elementCount(shape: Shape): number {
  // Otherwise, a zero among hundreds of long axes would give 0 · ∞.
  return shape.includes(0) ? 0 : sizeOf(shape);
}
