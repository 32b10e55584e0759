import type { Shape } from '@vitrum/core';
import type { ArrayFormat } from '../arrays/array-format.ts';
import { isLittleEndianMachine, swapBytes } from '../arrays/byte-order.ts';
import { formatCount } from '../format-count.ts';
import { elementCount } from '../idx/header.ts';
import { invalidNpy } from './invalid-npy.ts';
import type { NpyArray, NpyData } from './npy-array.ts';
import { npyHeaderRoom, readNpyHeader, type NpyHeader } from './npy-header.ts';
import { kindOf, npyElementTypes } from './npy-types.ts';

/**
 * Reads an NPY file of any rank, in either byte order, in C or Fortran order, of version 1.0, 2.0 or 3.0.
 *
 * Where the bytes lie as this machine wants them, `data` is a view onto them. Integers of 64 bits come as `Float64Array`
 * where all of them are exact, numbers of 16 bits as `Float32Array`, booleans as bytes 0 and 1.
 *
 * Source: NumPy, "NPY format", https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 *
 * @param fileName - For messages.
 * @throws VITRUM_INVALID_NPY
 */
export function readNpy(bytes: Uint8Array, fileName: string): NpyArray {
  const header = readNpyHeader(bytes, bytes.length, fileName);
  const data = decodeNpyNumbers(bytes.subarray(header.dataOffset), header, fileName);
  return { shape: header.shape, type: header.type, data: header.isRowMajor ? data : toRowMajor(data, header.shape) };
}

/** NPY, in memory or on disk. */
export const npyFormat: ArrayFormat = {
  headerRoom: npyHeaderRoom,
  readHeader(bytes, fileSize, name) {
    const header = readNpyHeader(bytes, fileSize, name);
    return { ...header, decode: (numbers) => decodeNpyNumbers(numbers, header, name) };
  },
  read(bytes, name) {
    const { shape, type, data } = readNpy(bytes, name);
    return { name, shape, kind: kindOf(type), numbers: data };
  },
};

/**
 * Decodes the numbers in `bytes`, in file order.
 *
 * @throws VITRUM_INVALID_NPY when an integer of 64 bits is not exact in a float
 */
function decodeNpyNumbers(bytes: Uint8Array, { type, elementSize, isLittleEndian }: NpyHeader, fileName: string): NpyData {
  const count = bytes.length / elementSize;
  const isSwapped = elementSize > 1 && isLittleEndian !== isLittleEndianMachine;
  // A copy is aligned for every type.
  const { buffer, byteOffset } = isSwapped ? swapBytes(bytes, elementSize) : bytes.byteOffset % elementSize === 0 ? bytes : Uint8Array.from(bytes);
  const data = npyElementTypes.find(({ code }) => code === type)?.decode(buffer, byteOffset, count);
  if (data !== undefined) return data;
  throw invalidNpy(
    `${fileName} holds integers beyond ±${formatCount(Number.MAX_SAFE_INTEGER)}, which floats cannot hold exactly.`,
    "Save it as floats, as in array.astype('f8'), or as smaller numbers.",
  );
}

/** Converts column-major to row-major order. */
function toRowMajor(data: NpyData, shape: Shape): NpyData {
  if (elementCount(shape) === 0) return data;
  const result = data.slice();
  const strides = shape.map((_, axis) => elementCount(shape.slice(0, axis)));
  const position = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < result.length; to++) {
    result[to] = data[from] ?? 0;
    // Increments the index, carrying from the last axis to the first.
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const [length = 0, stride = 0, at = 0] = [shape[axis], strides[axis], position[axis]];
      if (at + 1 < length) {
        position[axis] = at + 1;
        from += stride;
        break;
      }
      position[axis] = 0;
      from -= at * stride;
    }
  }
  return result;
}
