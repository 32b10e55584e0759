import type { NumberKind } from '../arrays/array-format.ts';
import type { IdxData } from './idx-array.ts';

/** How one type of number is stored in an IDX file. */
export interface IdxElementType {
  /** The third byte of the file. */
  readonly code: number;
  /** The type's name in the format's description. */
  readonly name: string;
  readonly kind: NumberKind;
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
    kind: 'byte',
    size: 1,
    decode: (bytes) => bytes,
    matches: (data) => data instanceof Uint8Array,
    write: (view, offset, value) => view.setUint8(offset, value),
  },
  {
    code: 0x09,
    name: 'signed byte',
    kind: 'integer',
    size: 1,
    decode: (bytes) => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    matches: (data) => data instanceof Int8Array,
    write: (view, offset, value) => view.setInt8(offset, value),
  },
  wideType(0x0b, 'short', Int16Array, (view, at) => view.getInt16(at), (view, at, value) => view.setInt16(at, value)),
  wideType(0x0c, 'int', Int32Array, (view, at) => view.getInt32(at), (view, at, value) => view.setInt32(at, value)),
  wideType(0x0d, 'float', Float32Array, (view, at) => view.getFloat32(at), (view, at, value) => view.setFloat32(at, value)),
  wideType(0x0e, 'double', Float64Array, (view, at) => view.getFloat64(at), (view, at, value) => view.setFloat64(at, value)),
];

interface IdxDataConstructor {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): IdxData;
}

/** A type of several bytes. */
function wideType(
  code: number,
  name: string,
  DataArray: IdxDataConstructor,
  read: (view: DataView, offset: number) => number,
  write: IdxElementType['write'],
): IdxElementType {
  const size = DataArray.BYTES_PER_ELEMENT;
  return {
    code,
    name,
    kind: DataArray === Float32Array || DataArray === Float64Array ? 'float' : 'integer',
    size,
    decode: (bytes) => fill(new DataArray(bytes.length / size), bytes, read),
    matches: (data) => data instanceof DataArray,
    write,
  };
}

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

/** True for the beginning of an IDX file: two zeros, and a type of number. */
export function beginsLikeIdx([first, second, type]: Uint8Array): boolean {
  return first === 0 && second === 0 && idxElementTypes.some(({ code }) => code === type);
}
