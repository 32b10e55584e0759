import { VitrumError, type Shape } from '@vitrum/core';
import type { ArrayFormat, ArrayHeader } from '../arrays/array-format.ts';
import { formatCount } from '../format-count.ts';
import { idxElementTypes, type IdxElementType } from './element-types.ts';
import { axisSize, elementCount, headerSize, magicSize } from './header.ts';
import type { IdxArray, IdxData } from './idx-array.ts';

/** Maximum number of axes listed in messages: a damaged header can declare 255. */
const listedAxes = 8;

/**
 * Reads an IDX file of any rank and number type.
 *
 * The file is: two zero bytes, the type (`08` unsigned byte … `0e` double), the rank, one unsigned 32-bit length per axis,
 * then the numbers in row-major order; everything is big-endian. Bytes are not copied: for the two byte types, `data` is a
 * view onto `bytes`.
 *
 * Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", http://yann.lecun.com/exdb/mnist/
 *
 * @param bytes - The uncompressed file.
 * @param fileName - For messages.
 * @example
 * readIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 5, 7), 'labels'); // { shape: [2], data: Uint8Array [5, 7] }
 * @throws VITRUM_INVALID_IDX
 */
export function readIdx(bytes: Uint8Array, fileName: string): IdxArray {
  const { shape, dataOffset, decode } = readIdxHeader(bytes, bytes.length, fileName);
  return { shape, data: decode(bytes.subarray(dataOffset)) };
}

/** The header of an IDX file. */
export interface IdxHeader extends ArrayHeader {
  readonly decode: (bytes: Uint8Array) => IdxData;
}

/** IDX, in memory or on disk. */
export const idxFormat: ArrayFormat = {
  headerRoom: headerSize(0xff),
  readHeader: readIdxHeader,
  read(bytes, name) {
    const { shape, kind, dataOffset, decode } = readIdxHeader(bytes, bytes.length, name);
    return { name, shape, kind, numbers: decode(bytes.subarray(dataOffset)) };
  },
};

/**
 * Reads the header of an IDX file, and checks the size it implies against the file's size.
 *
 * @param bytes - The beginning of the file, at least `idxFormat.headerRoom` bytes of it, or all of it if shorter.
 * @param fileSize - The size of the whole file; undefined if not known yet.
 * @throws VITRUM_INVALID_IDX
 */
function readIdxHeader(bytes: Uint8Array, fileSize: number | undefined, fileName: string): IdxHeader {
  const element = readElementType(bytes, fileName);
  const shape = readShape(bytes, fileName);
  const dataOffset = headerSize(shape.length);
  if (fileSize !== undefined) checkDataSize(fileSize - dataOffset, shape, element, fileName);
  return { shape, kind: element.kind, elementSize: element.size, dataOffset, isRowMajor: true, decode: element.decode };
}

function readElementType(bytes: Uint8Array, fileName: string): IdxElementType {
  checkNotGzipped(bytes, fileName);
  if (bytes.length < magicSize) {
    throw cutShort(`${fileName} is cut short: an IDX file is at least ${magicSize} bytes long, the file has ${bytes.length}.`);
  }
  if (bytes[0] !== 0 || bytes[1] !== 0) {
    throw invalidIdx(
      `${fileName} is not an IDX file: it begins with the bytes ${toHex(bytes.subarray(0, 2))} instead of 00 00.`,
      'Check that it is the data file itself and not, for instance, an error page that was saved under its name.',
    );
  }
  const element = idxElementTypes.find((type) => type.code === bytes[2]);
  if (element !== undefined) return element;
  const known = idxElementTypes.map((type) => `${toHex([type.code])} ${type.name}`).join(', ');
  throw invalidIdx(
    `${fileName} is not an IDX file: its third byte, ${toHex(bytes.subarray(2, 3))}, stands for no type of number.`,
    `The types are ${known}: replace the file with the original.`,
  );
}

function checkNotGzipped(bytes: Uint8Array, fileName: string): void {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return;
  throw invalidIdx(
    `${fileName} is still compressed: it begins with 1f 8b, the mark of gzip.`,
    'Decompress it first, for instance with gunzip.',
  );
}

function readShape(bytes: Uint8Array, fileName: string): Shape {
  const rank = bytes[3] ?? 0; // readElementType has rejected shorter files
  const size = headerSize(rank);
  if (bytes.length < size) {
    throw cutShort(
      `${fileName} is cut short: an IDX header of rank ${rank} is ${formatCount(size)} bytes long, the file has ${bytes.length}.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: rank }, (_, axis) => view.getUint32(magicSize + axisSize * axis));
}

function checkDataSize(found: number, shape: Shape, element: IdxElementType, fileName: string): void {
  const promised = elementCount(shape) * element.size;
  if (promised === found) return;
  const product = formatProduct(shape, element);
  if (!Number.isSafeInteger(promised)) {
    throw invalidIdx(
      `${fileName} has a damaged header: it promises ${product} bytes of data, more than any file can hold.`,
      'Replace the file with the original.',
    );
  }
  const promise = product === formatCount(promised) ? product : `${product} = ${formatCount(promised)}`;
  const sizes = `the header promises ${promise} bytes of data, the file has ${formatCount(found)}.`;
  if (found < promised) throw cutShort(`${fileName} is cut short: ${sizes}`);
  throw invalidIdx(`${fileName} is too long: ${sizes}`, 'Something was appended to it: replace the file with the original.');
}

/** The implied number of bytes as a product: axes × bytes per number. */
function formatProduct(shape: Shape, element: IdxElementType): string {
  const factors = shape.slice(0, listedAxes).map(formatCount);
  if (shape.length > listedAxes) factors.push('…');
  if (element.size > 1 || shape.length === 0) factors.push(formatCount(element.size));
  return factors.join(' × ');
}

function cutShort(message: string): VitrumError {
  return invalidIdx(message, 'It was probably not copied or downloaded completely: replace the file with the original.');
}

function invalidIdx(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_IDX', message, hint });
}

function toHex(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
