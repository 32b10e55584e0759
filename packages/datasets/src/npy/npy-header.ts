import { describeValue, type Shape } from '@vitrum/core';
import { formatCount } from '../format-count.ts';
import { elementCount } from '../idx/header.ts';
import { invalidNpy } from './invalid-npy.ts';
import type { NpyType } from './npy-array.ts';
import { npyElementTypes, type NpyElementType } from './npy-types.ts';
import { parsePythonLiteral, type PythonLiteral } from './python-literal.ts';

/** What an NPY file begins with: 0x93 and the letters NUMPY. */
export const npyMagic = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59);

/** What the header of an NPY file says. */
export interface NpyHeader {
  readonly shape: Shape;
  readonly type: NpyType;
  /** Bytes per number. */
  readonly elementSize: number;
  readonly isLittleEndian: boolean;
  /** True when the first axis, not the last, is the one whose neighbours lie side by side. */
  readonly isFortranOrder: boolean;
  /** Where the numbers begin. */
  readonly dataOffset: number;
}

/** A header of more bytes than this describes something else than an array of numbers. */
const longestHeader = 65_536;

/** As many bytes as {@link readNpyHeader} wants of a file at most. */
export const npyHeaderRoom = longestHeader + 12;

/**
 * Reads the header of an NPY file of version 1.0, 2.0 or 3.0, and compares what it promises with the file's size.
 *
 * Source: NumPy, "NPY format", https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 *
 * @param bytes - The beginning of the file, at least `npyHeaderRoom` bytes of it where it has as many.
 * @param fileSize - The size of the whole file; undefined: not known yet, and not compared.
 * @throws VITRUM_INVALID_NPY
 */
export function readNpyHeader(bytes: Uint8Array, fileSize: number | undefined, fileName: string): NpyHeader {
  const { text, dataOffset } = readHeaderText(bytes, fileName);
  const literal = parsePythonLiteral(text);
  if (!(literal instanceof Map)) throw damagedHeader(fileName, `${describeValue(text.slice(0, 80).trim())} is no dictionary of Python`);
  const entries = literal as ReadonlyMap<string, PythonLiteral>; // instanceof knows nothing of what a Map holds
  const { element, isLittleEndian } = readType(entries.get('descr'), fileName);
  const shape = readShape(entries.get('shape'), fileName);
  const isFortranOrder = entries.get('fortran_order');
  if (typeof isFortranOrder !== 'boolean') throw damagedHeader(fileName, 'it does not say whether fortran_order is True or False');
  if (fileSize !== undefined) checkDataSize(fileSize - dataOffset, shape, element, fileName);
  return { shape, type: element.code, elementSize: element.size, isLittleEndian, isFortranOrder, dataOffset };
}

function readHeaderText(bytes: Uint8Array, fileName: string): { text: string; dataOffset: number } {
  if (!npyMagic.every((byte, i) => bytes[i] === byte)) {
    const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
    throw invalidNpy(
      `${fileName} is not an NPY file: it does not begin with the byte 93 and the letters NUMPY.`,
      isArchive ? 'It is an archive: an NPZ file is named .npz.' : 'NumPy writes such files with numpy.save.',
    );
  }
  const major = bytes[6] ?? 0;
  if (bytes.length >= 8 && (major < 1 || major > 3)) {
    throw invalidNpy(`${fileName} is of version ${major} of the NPY format; 1, 2 and 3 are known.`, 'Write it again with numpy.save.');
  }
  const start = major === 1 ? 10 : 12;
  if (bytes.length < start) throw cutShort(fileName, `its header begins at byte ${start}, the file has ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > longestHeader) throw damagedHeader(fileName, `it is ${formatCount(length)} bytes long`);
  const dataOffset = start + length;
  if (bytes.length < dataOffset) {
    throw cutShort(fileName, `its header ends at byte ${formatCount(dataOffset)}, the file has ${formatCount(bytes.length)} bytes`);
  }
  return { text: latin1(bytes.subarray(start, dataOffset)), dataOffset };
}

/** Text of versions 1 and 2. Version 3 has UTF-8, whose difference lies in what no array of numbers needs: names of fields. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function readType(descr: PythonLiteral | undefined, fileName: string): { element: NpyElementType; isLittleEndian: boolean } {
  if (typeof descr !== 'string') {
    if (Array.isArray(descr)) throw unknownType(fileName, 'records of several fields', 'Save each field by itself.');
    throw damagedHeader(fileName, 'it does not say of what type the numbers are (descr)');
  }
  const code = descr.replace(/^[<>=|]/, '');
  const element = npyElementTypes.find((type) => type.code === code || (code === '?' && type.code === 'b1'));
  if (element !== undefined) return { element, isLittleEndian: !descr.startsWith('>') };
  const known = `Save it as one of ${npyElementTypes.map((type) => type.code).join(', ')}, as in array.astype('f4').`;
  if (code.startsWith('O')) throw unknownType(fileName, 'Python objects, which only Python may unpack', known);
  const isText = code.startsWith('U') || code.startsWith('S');
  throw unknownType(fileName, isText ? `texts (of the type ${describeValue(descr)})` : `values of the type ${describeValue(descr)}`, isText ? textHint : known);
}

const textHint = 'Save the number of each, as in names, numbers = numpy.unique(array, return_inverse=True); the option "classes" says what they are called.';

function unknownType(fileName: string, what: string, hint: string): Error {
  return invalidNpy(`${fileName} holds ${what}, no numbers that can be read.`, hint);
}

function readShape(shape: PythonLiteral | undefined, fileName: string): Shape {
  const axes: readonly PythonLiteral[] = Array.isArray(shape) ? shape : [null];
  const lengths = axes.filter((axis) => typeof axis === 'number' && Number.isSafeInteger(axis) && axis >= 0);
  if (lengths.length === axes.length) return lengths as Shape; // the filter let numbers through alone
  throw damagedHeader(fileName, 'its shape is no tuple of whole numbers of at least 0');
}

function checkDataSize(found: number, shape: Shape, element: NpyElementType, fileName: string): void {
  const promised = elementCount(shape) * element.size;
  if (promised === found) return;
  const promise = Number.isSafeInteger(promised) ? `${formatCount(promised)} bytes of data` : 'more bytes of data than any file can hold';
  const sizes = `the header promises ${promise}, the file has ${formatCount(found)}`;
  if (found < promised) throw cutShort(fileName, sizes);
  throw invalidNpy(`${fileName} is too long: ${sizes}.`, 'Something was appended to it: write it again with numpy.save.');
}

function cutShort(fileName: string, reason: string): Error {
  return invalidNpy(`${fileName} is cut short: ${reason}.`, 'It was probably not copied completely: replace it by its original.');
}

function damagedHeader(fileName: string, reason: string): Error {
  return invalidNpy(`${fileName} has a damaged header: ${reason}.`, 'Write it again with numpy.save.');
}
