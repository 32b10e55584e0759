import type { Shape } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { Rows } from './rows.ts';

/** What stands for 1. */
export const whitest = 255;

/** What each of the 256 values of a byte is to a network: value / 255, rounded once, where it is stored. */
const fractions = Float64Array.from({ length: 256 }, (_, value) => value / whitest);

/** Rows over bytes in memory, which are not copied; each number is byte / 255. */
export function byteRows(bytes: Uint8Array, shape: Shape): Rows {
  const length = sizeOf(shape);
  return {
    count: bytes.length / length,
    shape,
    inputBytes: { bytes, divisor: whitest },
    read(index, out, offset) {
      const start = index * length;
      for (let i = 0; i < length; i++) out[offset + i] = fractions[bytes[start + i] ?? 0] ?? 0;
    },
    bytesOf: (index) => bytes.subarray(index * length, (index + 1) * length),
  };
}

/** Some rows of bytes, copied together in the given order. */
export function gatherBytes(bytes: Uint8Array, shape: Shape, indices: Uint32Array): Uint8Array {
  const length = sizeOf(shape);
  const gathered = new Uint8Array(indices.length * length);
  indices.forEach((index, i) => gathered.set(bytes.subarray(index * length, (index + 1) * length), i * length));
  return gathered;
}
