import type { IdxData } from './idx-array.ts';

/** How one type of number is stored in an IDX file. */
export interface IdxElementType {
  /** The third byte of the file. */
  readonly code: number;
  /** The type's name in the format's description. */
  readonly name: string;
  /** Bytes per number. */
  readonly size: number;
  /** The numbers that `bytes` hold: a view onto them where a number is one byte, else a copy. */
  readonly decode: (bytes: Uint8Array) => IdxData;
  /** True when `data` is what `decode` returns. */
  readonly matches: (data: IdxData) => boolean;
  /** Writes one number to byte `offset`. */
  readonly write: (view: DataView, offset: number, value: number) => void;
}

/**
 * Every number type of the format; all of them are big-endian.
 *
 * Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", http://yann.lecun.com/exdb/mnist/
 */
export const idxElementTypes: readonly IdxElementType[] = [
  {
    code: 0x08,
    name: 'unsigned byte',
    size: 1,
    decode: (bytes) => bytes,
    matches: (data) => data instanceof Uint8Array,
    write: (view, offset, value) => view.setUint8(offset, value),
  },
  {
    code: 0x09,
    name: 'signed byte',
    size: 1,
    decode: (bytes) => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    matches: (data) => data instanceof Int8Array,
    write: (view, offset, value) => view.setInt8(offset, value),
  },
  {
    code: 0x0b,
    name: 'short',
    size: 2,
    decode: (bytes) => fill(new Int16Array(bytes.length / 2), bytes, (view, offset) => view.getInt16(offset)),
    matches: (data) => data instanceof Int16Array,
    write: (view, offset, value) => view.setInt16(offset, value),
  },
  {
    code: 0x0c,
    name: 'int',
    size: 4,
    decode: (bytes) => fill(new Int32Array(bytes.length / 4), bytes, (view, offset) => view.getInt32(offset)),
    matches: (data) => data instanceof Int32Array,
    write: (view, offset, value) => view.setInt32(offset, value),
  },
  {
    code: 0x0d,
    name: 'float',
    size: 4,
    decode: (bytes) => fill(new Float32Array(bytes.length / 4), bytes, (view, offset) => view.getFloat32(offset)),
    matches: (data) => data instanceof Float32Array,
    write: (view, offset, value) => view.setFloat32(offset, value),
  },
  {
    code: 0x0e,
    name: 'double',
    size: 8,
    decode: (bytes) => fill(new Float64Array(bytes.length / 8), bytes, (view, offset) => view.getFloat64(offset)),
    matches: (data) => data instanceof Float64Array,
    write: (view, offset, value) => view.setFloat64(offset, value),
  },
];

// Typed arrays read in the machine's byte order; only a DataView reads big-endian everywhere.
function fill(data: IdxData, bytes: Uint8Array, read: (view: DataView, offset: number) => number): IdxData {
  const view = viewOf(bytes);
  for (let i = 0; i < data.length; i++) data[i] = read(view, i * data.BYTES_PER_ELEMENT);
  return data;
}

/** The same bytes, for reading and writing numbers of several bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
