import { VitrumError, type DatasetPart } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { createRandom, shuffle } from '@vitrum/tensor';
import { formatCount } from '../format-count.ts';
import type { ImageDataset } from '../image-dataset.ts';
import { datasetOf } from '../rows/dataset-of.ts';
import { classTargets } from '../rows/targets.ts';
import { drawnRows } from './drawn-rows.ts';
import { labelStream, maxPartSize } from './sample-streams.ts';

/** Options for a set of drawn digits. */
export interface DrawnDigitsOptions {
  /** Number of digits. */
  readonly count: number;
  /** The random seed; 0 by default. */
  readonly seed?: number;
  /** The part; parts have no picture in common; `train` by default. */
  readonly part?: DatasetPart;
}

const digitCount = 10;

/**
 * Drawn digits; every ten contain each digit once, in random order. Digit i depends only on seed, part and i, so that a smaller
 * set is a prefix of a larger one. Each is drawn when it is first read.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function drawDigits({ count, seed = 0, part = 'train' }: DrawnDigitsOptions): ImageDataset {
  checkCount(count);
  const labels = new Uint8Array(count);
  for (let group = 0; group * digitCount < count; group++) {
    labels.set(shuffledDigits(seed, part, group).subarray(0, count - group * digitCount), group * digitCount);
  }
  const classes = Array.from({ length: digitCount }, (_, digit) => String(digit));
  const dataset = datasetOf({ name: 'synthetic-digits', inputs: drawnRows(labels, seed, part), targets: classTargets(labels, classes), hasRandomOrder: true });
  return dataset as ImageDataset; // drawn rows have pixels, and class targets have classes and labels
}

function checkCount(count: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= maxPartSize) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The count of digits must be a whole number from 1 to ${formatCount(maxPartSize)}, got ${describeValue(count)}.`,
    hint: 'Give a number such as 20000.',
  });
}

function shuffledDigits(seed: number, part: DatasetPart, group: number): Uint32Array {
  const digits = Uint32Array.from({ length: digitCount }, (_, digit) => digit);
  shuffle(digits, createRandom(seed, labelStream(part, group)));
  return digits;
}
