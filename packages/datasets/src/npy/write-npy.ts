import { VitrumError } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';
import { checkShape } from '@vitrum/tensor/internal';
import { bytesOf, isLittleEndianMachine, swapBytes } from '../arrays/byte-order.ts';
import { elementCount } from '../idx/header.ts';
import type { NpyArray } from './npy-array.ts';
import { npyMagic } from './npy-header.ts';
import { npyElementTypes, type NpyElementType } from './npy-types.ts';

/** The content for {@link writeNpy}; by default, the type follows from `data`. */
export interface NpyContent extends Pick<NpyArray, 'shape' | 'data'> {
  /** `b1` writes bytes as truth values. */
  readonly type?: 'b1';
}

/** Alignment of the data in bytes. */
const alignment = 64;

/** Like NumPy, leave space for the first axis to grow to this many digits. */
const roomForDigits = 21;

/**
 * Writes an NPY file of version 1.0, in C order and little-endian: the same bytes as `numpy.save`.
 *
 * @example
 * writeNpy({ shape: [2], data: Float32Array.of(1, 2) }) // descr '<f4'
 * @throws VITRUM_INVALID_SHAPE
 */
export function writeNpy(content: NpyContent): Uint8Array {
  const { data } = content;
  const element = elementTypeOf(content);
  const header = headerText(content, element);
  const bytes = new Uint8Array(10 + header.length + data.length * element.size);
  bytes.set(npyMagic);
  bytes.set([1, 0, header.length & 0xff, header.length >> 8], 6);
  bytes.set(Uint8Array.from(header, (letter) => letter.charCodeAt(0)), 10); // ASCII only
  bytes.set(isLittleEndianMachine ? bytesOf(data) : swapBytes(bytesOf(data), element.size), 10 + header.length);
  return bytes;
}

function headerText({ shape, type }: NpyContent, element: NpyElementType): string {
  const order = element.size === 1 ? '|' : '<';
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const dictionary = `{'descr': '${order}${type ?? element.code}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const room = shape.length === 0 ? 0 : roomForDigits - String(shape[0]).length;
  const text = dictionary + ' '.repeat(room);
  const padding = alignment - ((10 + text.length + 1) % alignment);
  return `${text}${' '.repeat(padding)}\n`;
}

function elementTypeOf({ data, shape }: NpyContent): NpyElementType {
  checkShape(shape);
  checkCount(shape, data.length);
  const element = npyElementTypes.find((type) => type.matches(data));
  if (element !== undefined) return element;
  throw invalidShape(`NPY files are not written of ${Object.prototype.toString.call(data)}.`);
}

function checkCount(shape: NpyContent['shape'], length: number): void {
  if (elementCount(shape) === length) return;
  throw invalidShape(`An array of shape ${formatShape(shape)} has ${elementCount(shape)} elements, got ${length}.`);
}

function invalidShape(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_SHAPE',
    message,
    hint: 'Give a typed array whose length is the product of the axes.',
  });
}
