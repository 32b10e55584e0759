import type { Shape } from '@vitrum/core';

/** The numbers of an NPY file. */
export type NpyData =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** The number types of NPY files, as written by NumPy: boolean, signed and unsigned integers, floats, and their bytes. */
export type NpyType = 'b1' | 'i1' | 'u1' | 'i2' | 'u2' | 'i4' | 'u4' | 'i8' | 'u8' | 'f2' | 'f4' | 'f8';

/** The content of an NPY file: a row-major array of any rank. */
export interface NpyArray {
  /** Length of the array along each axis, as the header of the file says. */
  readonly shape: Shape;
  /** The type in the file; `i8`, `u8` and `f2` are decoded to wider floats. */
  readonly type: NpyType;
  /** `data.length` is the product of `shape`. */
  readonly data: NpyData;
}
