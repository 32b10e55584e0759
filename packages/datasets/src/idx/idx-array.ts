import type { Shape } from '@vitrum/core';

/** The numbers of an IDX file, in the corresponding typed array. */
export type IdxData = Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** The content of an IDX file: a row-major array of any rank. */
export interface IdxArray {
  /** Length of the array along each axis, as the header of the file says. */
  readonly shape: Shape;
  /** `data.length` is the product of `shape`. */
  readonly data: IdxData;
}
