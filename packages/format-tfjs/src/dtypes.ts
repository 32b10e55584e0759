import { fromHalf } from '@vitrum/formats/internal';

/** A type of numbers in a file of weights. */
export interface Dtype {
  /** Bytes of one number. */
  readonly size: number;
  readonly read: (view: DataView, at: number) => number;
}

/** Every type that a weight of a layer can have, stored as it is or quantized. */
export const dtypes: Readonly<Record<string, Dtype>> = {
  float32: { size: 4, read: (view, at) => view.getFloat32(at, true) },
  float16: { size: 2, read: (view, at) => fromHalf(view.getUint16(at, true)) },
  int32: { size: 4, read: (view, at) => view.getInt32(at, true) },
  uint16: { size: 2, read: (view, at) => view.getUint16(at, true) },
  uint8: { size: 1, read: (view, at) => view.getUint8(at) },
  bool: { size: 1, read: (view, at) => view.getUint8(at) },
};
