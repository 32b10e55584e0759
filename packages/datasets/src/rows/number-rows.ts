import type { Scaling, Shape } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { Rows } from './rows.ts';

/** Numbers in memory, of any type. */
export type Numbers = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/**
 * Rows over numbers in memory, without copying: each is (value − offset) / scale, computed in 64 bits and rounded once, on
 * storing.
 *
 * @param scaling - One offset and scale for each number of a row, or one of each for all of them; default: as they are.
 */
export function numberRows(numbers: Numbers, shape: Shape, scaling?: Scaling): Rows {
  const length = sizeOf(shape);
  const count = numbers.length / length;
  if (scaling === undefined) {
    return { count, shape, read: (index, out, offset) => out.set(numbers.subarray(index * length, (index + 1) * length), offset) };
  }
  const { offsets, scales } = scalingOfRow(scaling, length);
  return {
    count,
    shape,
    read(index, out, offset) {
      const start = index * length;
      for (let i = 0; i < length; i++) out[offset + i] = ((numbers[start + i] ?? 0) - (offsets[i] ?? 0)) / (scales[i] ?? 1);
    },
  };
}

/** One offset and scale for each of `length` numbers. */
export function scalingOfRow({ offsets, scales }: Scaling, length: number): { offsets: Float64Array; scales: Float64Array } {
  const isCommon = offsets.length === 1;
  return {
    offsets: Float64Array.from({ length }, (_, i) => offsets[isCommon ? 0 : i] ?? 0),
    scales: Float64Array.from({ length }, (_, i) => scales[isCommon ? 0 : i] ?? 1),
  };
}
