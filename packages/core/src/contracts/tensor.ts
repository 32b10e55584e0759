/** Number of elements along each axis, outermost first: `[rows, columns]` for a matrix. */
export type Shape = readonly number[];

/** Storage of a tensor: 32-bit for work, 64-bit for checking gradients. */
export type FloatArray = Float32Array | Float64Array;

/** Precision of a network. Everything except gradient checks uses `float32`. */
export type Precision = 'float32' | 'float64';

/** A dense array of numbers in row-major order: the last axis is contiguous. */
export interface Tensor {
  /** Its length along each axis, the slowest first: `[batch, height, width, channels]`; `[]` for a single number. */
  readonly shape: Shape;
  /** `data.length` is the product of `shape`. */
  readonly data: FloatArray;
  /** The same memory with another shape of as many elements, for tensors whose memory a backend has to know again; see `reshaped`. */
  readonly withShape?: (shape: Shape) => Tensor;
}
