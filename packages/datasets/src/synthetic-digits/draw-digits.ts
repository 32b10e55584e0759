import type { DatasetPart } from '@vitrum/core';
import { createRandom, shuffle } from '@vitrum/tensor';
import { createImageDataset, type ImageDataset } from '../image-dataset.ts';
import { drawDigit } from './draw-digit.ts';
import { frameSize, pixelCount } from './frame.ts';
import { labelStream, pictureStream } from './sample-streams.ts';

/** What decides a set of drawn digits. */
export interface DrawnDigitsOptions {
  /** How many. */
  readonly count: number;
  /** Another seed draws other digits; 0 when left out. */
  readonly seed?: number;
  /** The parts have no picture in common; `train` when left out. */
  readonly part?: DatasetPart;
}

const digitCount = 10;

/**
 * Drawn digits, every ten of them one of each in a random order. Digit i depends on seed, part and i alone: of two sets of
 * different size, the smaller is the beginning of the larger.
 *
 * @throws VITRUM_INVALID_OPTION, VITRUM_INVALID_DATASET
 */
export function drawDigits({ count, seed = 0, part = 'train' }: DrawnDigitsOptions): ImageDataset {
  const images = new Uint8Array(count * pixelCount);
  const labels = new Uint8Array(count);
  for (let group = 0; group * digitCount < count; group++) {
    labels.set(shuffledDigits(seed, part, group).subarray(0, count - group * digitCount), group * digitCount);
  }
  labels.forEach((digit, index) => {
    images.set(drawDigit(digit, createRandom(seed, pictureStream(part, index))), index * pixelCount);
  });
  const name = 'synthetic-digits';
  return createImageDataset({
    name,
    classes: Array.from({ length: digitCount }, (_, digit) => String(digit)),
    images: { name: `${name}, ${part}`, array: { shape: [count, frameSize, frameSize], data: images } },
    labels: { name: `${name}, ${part}`, array: { shape: [count], data: labels } },
  });
}

function shuffledDigits(seed: number, part: DatasetPart, group: number): Uint32Array {
  const digits = Uint32Array.from({ length: digitCount }, (_, digit) => digit);
  shuffle(digits, createRandom(seed, labelStream(part, group)));
  return digits;
}
