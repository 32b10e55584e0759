import type { Shape } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import type { ArrayHeader } from '../arrays/array-format.ts';
import { formatCount } from '../format-count.ts';
import { elementCount } from '../idx/header.ts';
import { invalidNpy } from './invalid-npy.ts';
import type { NpyType } from './npy-array.ts';
import { npyElementTypes, type NpyElementType } from './npy-types.ts';

/** The magic number of NPY: 0x93 and the letters NUMPY. */
export const npyMagic = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59);

/** The header of an NPY file. */
export interface NpyHeader extends Omit<ArrayHeader, 'decode'> {
  readonly type: NpyType;
  readonly isLittleEndian: boolean;
}

/** A longer header describes something other than an array of numbers. */
const maxHeaderBytes = 65_536;

/** Maximum number of bytes that {@link readNpyHeader} needs. */
export const npyHeaderRoom = maxHeaderBytes + 12;

/**
 * Reads the header of an NPY file of version 1.0, 2.0 or 3.0, and checks the size it implies against the file's size.
 *
 * Source: NumPy, "NPY format", https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 *
 * @param bytes - The beginning of the file, at least `npyHeaderRoom` bytes of it, or all of it if shorter.
 * @param fileSize - The size of the whole file; undefined if not known yet.
 * @throws VITRUM_INVALID_NPY
 */
export function readNpyHeader(bytes: Uint8Array, fileSize: number | undefined, fileName: string): NpyHeader {
  const { text, dataOffset } = readHeaderText(bytes, fileName);
  if (!/^\s*\{.*\}\s*$/s.test(text)) throw damagedHeader(fileName, `${describeValue(text.slice(0, 80).trim())} is no dictionary of Python`);
  const { element, isLittleEndian } = readType(entryOf(text, 'descr'), fileName);
  const shape = readShape(entryOf(text, 'shape'), fileName);
  const order = entryOf(text, 'fortran_order');
  if (order !== 'True' && order !== 'False') throw damagedHeader(fileName, 'it does not say whether fortran_order is True or False');
  if (fileSize !== undefined) checkDataSize(fileSize - dataOffset, shape, element, fileName);
  const isRowMajor = order === 'False' || shape.length < 2;
  return { shape, type: element.code, kind: element.kind, elementSize: element.size, isLittleEndian, isRowMajor, dataOffset };
}

/** The raw value of a key in the header's dictionary: a quoted string, a word, a tuple, or a list. */
function entryOf(text: string, key: string): string {
  const [, value = ''] = new RegExp(`(?:'${key}'|"${key}")\\s*:\\s*('[^'\\n]*'|"[^"\\n]*"|\\w+|\\([^()]*\\)|\\[[^\\[\\]]*\\])`).exec(text) ?? [];
  return value;
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
  if (length > maxHeaderBytes) throw damagedHeader(fileName, `it is ${formatCount(length)} bytes long`);
  const dataOffset = start + length;
  if (bytes.length < dataOffset) {
    throw cutShort(fileName, `its header ends at byte ${formatCount(dataOffset)}, the file has ${formatCount(bytes.length)} bytes`);
  }
  return { text: latin1(bytes.subarray(start, dataOffset)), dataOffset };
}

/** Latin-1, for versions 1 and 2. Version 3 has UTF-8, which differs only in field names, unused in arrays of numbers. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function readType(entry: string, fileName: string): { element: NpyElementType; isLittleEndian: boolean } {
  if (entry.startsWith('[')) throw unknownType(fileName, 'records of several fields', 'Save each field by itself.');
  if (!/^['"]/.test(entry)) throw damagedHeader(fileName, 'it does not say of what type the numbers are (descr)');
  const descr = entry.slice(1, -1);
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

/** `(2, 3)`, `(2,)`, `()` or `[2]`; Python 2 appended an L to long integers. */
function readShape(entry: string, fileName: string): Shape {
  const isTuple = /^(?:\(\s*(?:(?:\d+L?\s*,\s*)+(?:\d+L?\s*)?)?\)|\[\s*(?:\d+L?\s*,\s*)*(?:\d+L?\s*)?\])$/.test(entry);
  const lengths = (entry.match(/\d+/g) ?? []).map(Number);
  if (isTuple && lengths.every(Number.isSafeInteger)) return lengths;
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
  return invalidNpy(`${fileName} is cut short: ${reason}.`, 'It was probably not copied completely: replace it with the original.');
}

function damagedHeader(fileName: string, reason: string): Error {
  return invalidNpy(`${fileName} has a damaged header: ${reason}.`, 'Write it again with numpy.save.');
}
