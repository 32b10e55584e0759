import type { NumberKind } from '../arrays/array-format.ts';
import { bytesOf, isLittleEndianMachine, swapBytes } from '../arrays/byte-order.ts';
import type { IdxData } from './idx-array.ts';

/** A number type of the IDX format. */
export interface IdxElementType {
  /** The third byte of the file. */
  readonly code: number;
  /** The type's name in the format's description. */
  readonly name: string;
  readonly kind: NumberKind;
  /** Bytes per number. */
  readonly size: number;
  /** Decodes numbers: a view for single bytes, otherwise a copy. */
  readonly decode: (bytes: Uint8Array) => IdxData;
  /** Encodes numbers. */
  readonly encode: (data: IdxData) => Uint8Array;
  /** True if `data` has the type that `decode` returns. */
  readonly matches: (data: IdxData) => boolean;
}

/**
 * Every number type of the format; all of them are big-endian.
 *
 * Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", http://yann.lecun.com/exdb/mnist/
 */
export const idxElementTypes: readonly IdxElementType[] = [
  elementType(0x08, 'unsigned byte', 'byte', Uint8Array),
  elementType(0x09, 'signed byte', 'integer', Int8Array),
  elementType(0x0b, 'short', 'integer', Int16Array),
  elementType(0x0c, 'int', 'integer', Int32Array),
  elementType(0x0d, 'float', 'float', Float32Array),
  elementType(0x0e, 'double', 'float', Float64Array),
];

interface IdxDataConstructor {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): IdxData;
}

function elementType(code: number, name: string, kind: NumberKind, DataArray: IdxDataConstructor): IdxElementType {
  const size = DataArray.BYTES_PER_ELEMENT;
  return {
    code,
    name,
    kind,
    size,
    decode(bytes) {
      const { buffer, byteOffset, length } = size === 1 ? bytes : inMachineOrder(bytes, size);
      return new DataArray(buffer, byteOffset, length / size);
    },
    encode: (data) => inMachineOrder(bytesOf(data), size),
    matches: (data) => data instanceof DataArray,
  };
}

/** Converts between big-endian and the machine's byte order, in a copy. */
function inMachineOrder(bytes: Uint8Array, size: number): Uint8Array {
  return isLittleEndianMachine ? swapBytes(bytes, size) : Uint8Array.from(bytes);
}

/** True for the beginning of an IDX file: two zeros, and a known type code. */
export function beginsLikeIdx([first, second, type]: Uint8Array): boolean {
  return first === 0 && second === 0 && idxElementTypes.some(({ code }) => code === type);
}
