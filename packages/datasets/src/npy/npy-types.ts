import type { NumberKind } from '../arrays/array-format.ts';
import type { NpyData, NpyType } from './npy-array.ts';
import { fromHalf } from './half-float.ts';

/** A number type of the NPY format. */
export interface NpyElementType {
  readonly code: NpyType;
  readonly kind: NumberKind;
  /** Bytes per number. */
  readonly size: number;
  /** Decodes aligned numbers in the machine's byte order, from `offset`; undefined if they cannot be represented. */
  readonly decode: (buffer: ArrayBufferLike, offset: number, count: number) => NpyData | undefined;
  /** True if `data` is written with this type. */
  readonly matches: (data: NpyData) => boolean;
}

/** All supported number types. */
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

/** A type with a corresponding typed array: nothing is copied. */
function viewed(code: NpyType, DataArray: NpyDataConstructor): NpyElementType {
  return {
    code,
    kind: kindOf(code),
    size: DataArray.BYTES_PER_ELEMENT,
    decode: (buffer, offset, count) => new DataArray(buffer, offset, count),
    matches: (data) => data instanceof DataArray,
  };
}

/** A type that is converted to floats without loss. */
function converted(code: NpyType, size: number, decode: NpyElementType['decode']): NpyElementType {
  return { code, kind: kindOf(code), size, decode, matches: () => false };
}

export function kindOf(code: NpyType): NumberKind {
  if (code === 'u1') return 'byte';
  if (code === 'b1') return 'boolean';
  return code.startsWith('f') ? 'float' : 'integer';
}

/** 64-bit integers as floats, if all are exact. */
function safeIntegers(values: BigInt64Array | BigUint64Array): Float64Array | undefined {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = Number(values[i]);
    if (!Number.isSafeInteger(value)) return undefined;
    numbers[i] = value;
  }
  return numbers;
}
