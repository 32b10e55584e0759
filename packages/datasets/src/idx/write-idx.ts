import { VitrumError } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';
import { checkShape } from '@vitrum/tensor/internal';
import { idxElementTypes, type IdxElementType } from './element-types.ts';
import { axisSize, elementCount, headerSize, magicSize } from './header.ts';
import type { IdxArray } from './idx-array.ts';

const maximumRank = 0xff;
const maximumLength = 0xffff_ffff;

/**
 * Writes an IDX file; the inverse of {@link readIdx}. The type of `data` determines the number type.
 *
 * @example
 * writeIdx({ shape: [2], data: Uint8Array.of(5, 7) }); // the bytes 00 00 08 01 00 00 00 02 05 07
 * @throws VITRUM_INVALID_SHAPE
 */
export function writeIdx(array: IdxArray): Uint8Array {
  checkArray(array);
  const { shape, data } = array;
  const element = elementTypeOf(array);
  const start = headerSize(shape.length);
  const bytes = new Uint8Array(start + data.length * element.size);
  bytes.set([0, 0, element.code, shape.length]);
  const view = new DataView(bytes.buffer);
  shape.forEach((length, axis) => view.setUint32(magicSize + axis * axisSize, length));
  bytes.set(element.encode(data), start);
  return bytes;
}

function elementTypeOf({ data }: IdxArray): IdxElementType {
  const element = idxElementTypes.find((type) => type.matches(data));
  if (element !== undefined) return element;
  throw invalidShape(`IDX stores no numbers of the kind ${Object.prototype.toString.call(data)}.`);
}

function checkArray({ shape, data }: IdxArray): void {
  checkShape(shape);
  if (shape.length > maximumRank) throw invalidShape(`An IDX file has at most ${maximumRank} axes, got ${shape.length}.`);
  const tooLong = shape.find((length) => length > maximumLength);
  if (tooLong !== undefined) throw invalidShape(`An axis of an IDX file is at most ${maximumLength} long, got ${tooLong}.`);
  if (elementCount(shape) === data.length) return;
  throw invalidShape(`An array of shape ${formatShape(shape)} has ${elementCount(shape)} elements, got ${data.length}.`);
}

function invalidShape(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_SHAPE',
    message,
    hint: 'Give a typed array whose length is the product of the axes: bytes, 16- or 32-bit integers, or floats.',
  });
}
