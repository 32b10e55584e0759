import { VitrumError } from '@vitrum/core';
import { formatCount } from '../format-count.ts';

/** The side of a picture. */
export const side = 32;
const planeSize = side * side;
/** Bytes of a picture: red, green and blue. */
export const pictureSize = 3 * planeSize;

/** The records of one file: the place of the label among the leading bytes, and their number. */
export interface RecordForm {
  readonly labelBytes: number;
  readonly labelAt: number;
  readonly classCount: number;
}

/** Pictures with channels last, and their labels. */
export interface PicturesAndLabels {
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

/**
 * Reads the records of a CIFAR file into `out` from sample `first` on, and returns their number. A record is its label bytes and
 * three planes of 32 × 32 bytes; the planes become channels-last pictures.
 *
 * @throws VITRUM_INVALID_DATASET when the file ends within a record, has too many, or gives a label that is no class
 */
export function readRecords(bytes: Uint8Array, location: string, form: RecordForm, out: PicturesAndLabels, first: number): number {
  const recordSize = form.labelBytes + pictureSize;
  const count = bytes.length / recordSize;
  const expected = out.labels.length - first;
  if (!Number.isInteger(count) || count > expected) throw wrongLength(bytes.length, location, recordSize, expected);
  for (let i = 0; i < count; i++) {
    const start = i * recordSize;
    const label = bytes[start + form.labelAt] ?? 0;
    if (label >= form.classCount) throw wrongLabel(label, location, i, form.classCount);
    out.labels[first + i] = label;
    interleave(bytes, start + form.labelBytes, out.pixels, (first + i) * pictureSize);
  }
  return count;
}

/** Turns three planes into one picture with channels last. */
function interleave(planes: Uint8Array, from: number, pixels: Uint8Array, to: number): void {
  for (let i = 0; i < planeSize; i++) {
    const place = to + 3 * i;
    pixels[place] = planes[from + i] ?? 0;
    pixels[place + 1] = planes[from + planeSize + i] ?? 0;
    pixels[place + 2] = planes[from + 2 * planeSize + i] ?? 0;
  }
}

function wrongLength(length: number, location: string, recordSize: number, expected: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${location} has ${formatCount(length)} bytes; a CIFAR file has whole records of ${formatCount(recordSize)} bytes, here at most ${formatCount(expected)} of them.`,
    hint: 'Replace the file with the original.',
  });
}

function wrongLabel(label: number, location: string, record: number, classCount: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${location} gives record ${record} the label ${label}, but its labels are 0 to ${classCount - 1}.`,
    hint: 'Replace the file with the original.',
  });
}
