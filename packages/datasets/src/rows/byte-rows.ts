import type { FloatArray, Shape } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { Rows } from './rows.ts';

/** The byte that represents 1. */
export const maxByte = 255;

/** The input for each byte: value / 255, rounded once, on storing. */
const fractions = Float64Array.from({ length: 256 }, (_, value) => value / maxByte);

/** Rows over bytes in memory, without copying; each number is byte / 255. */
export function byteRows(bytes: Uint8Array, shape: Shape): Rows {
  const length = sizeOf(shape);
  return {
    count: bytes.length / length,
    shape,
    inputBytes: { bytes, divisor: maxByte },
    read: (index, out, offset) => writeFractions(bytes, index * length, length, out, offset),
    ...(isPicture(shape) && { pixels: (index: number) => bytes.subarray(index * length, (index + 1) * length) }),
  };
}

/** A separate function, since a loop over variables of a closure is several times slower. */
function writeFractions(bytes: Uint8Array, start: number, length: number, out: FloatArray, offset: number): void {
  for (let i = 0; i < length; i++) out[offset + i] = fractions[bytes[start + i] ?? 0] ?? 0;
}

/** True for two axes, or three with one or three channels. */
function isPicture(shape: Shape): boolean {
  return shape.length === 2 || (shape.length === 3 && (shape[2] === 1 || shape[2] === 3));
}

/** Copies selected rows of bytes, in the given order. */
export function gatherBytes(bytes: Uint8Array, shape: Shape, indices: Uint32Array): Uint8Array {
  const length = sizeOf(shape);
  const gathered = new Uint8Array(indices.length * length);
  indices.forEach((index, i) => gathered.set(bytes.subarray(index * length, (index + 1) * length), i * length));
  return gathered;
}
