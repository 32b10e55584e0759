import type { NumberKind } from '../arrays/array-format.ts';
import type { NpyData, NpyType } from './npy-array.ts';
import { fromHalf } from './half-float.ts';

/** How one type of number is stored in an NPY file. */
export interface NpyElementType {
  readonly code: NpyType;
  readonly kind: NumberKind;
  /** Bytes per number. */
  readonly size: number;
  /** The numbers in the bytes from `offset` on, which are in this machine's order and aligned; undefined: they do not fit. */
  readonly decode: (buffer: ArrayBufferLike, offset: number, count: number) => NpyData | undefined;
  /** True when an array of this type is written for `data`. */
  readonly matches: (data: NpyData) => boolean;
}

/** Every number type that is read. */
export const npyElementTypes: readonly NpyElementType[] = [
  viewed('u1', Uint8Array),
  viewed('i1', Int8Array),
  viewed('u2', Uint16Array),
  viewed('i2', Int16Array),
  viewed('u4', Uint32Array),
  viewed('i4', Int32Array),
  viewed('f4', Float32Array),
  viewed('f8', Float64Array),
  { ...viewed('b1', Uint8Array), matches: () => false },
  converted('f2', 2, (buffer, offset, count) => Float32Array.from(new Uint16Array(buffer, offset, count), fromHalf)),
  converted('i8', 8, (buffer, offset, count) => safeIntegers(new BigInt64Array(buffer, offset, count))),
  converted('u8', 8, (buffer, offset, count) => safeIntegers(new BigUint64Array(buffer, offset, count))),
];

interface NpyDataConstructor {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): NpyData;
}

/** A type for which JavaScript has an array: nothing is copied. */
function viewed(code: NpyType, DataArray: NpyDataConstructor): NpyElementType {
  return {
    code,
    kind: kindOf(code),
    size: DataArray.BYTES_PER_ELEMENT,
    decode: (buffer, offset, count) => new DataArray(buffer, offset, count),
    matches: (data) => data instanceof DataArray,
  };
}

/** A type whose numbers become floats that hold them exactly. */
function converted(code: NpyType, size: number, decode: NpyElementType['decode']): NpyElementType {
  return { code, kind: kindOf(code), size, decode, matches: () => false };
}

export function kindOf(code: NpyType): NumberKind {
  if (code === 'u1') return 'byte';
  if (code === 'b1') return 'boolean';
  return code.startsWith('f') ? 'float' : 'integer';
}

/** Integers of 64 bits as floats, where all of them are exact. */
function safeIntegers(values: BigInt64Array | BigUint64Array): Float64Array | undefined {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = Number(values[i]);
    if (!Number.isSafeInteger(value)) return undefined;
    numbers[i] = value;
  }
  return numbers;
}
