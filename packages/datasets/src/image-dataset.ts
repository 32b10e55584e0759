import { VitrumError, type Dataset } from '@vitrum/core';
import { formatShape, sizeOf } from '@vitrum/tensor';
import type { NamedArray } from './arrays/array-format.ts';
import { formatCount } from './format-count.ts';
import { byteRows } from './rows/byte-rows.ts';
import { datasetOf } from './rows/dataset-of.ts';
import { classTargets } from './rows/targets.ts';

/** Pictures of one size, with classes. */
export interface ImageDataset extends Dataset {
  readonly classes: readonly string[];
  label(index: number): number;
  pixels(index: number): Uint8Array;
}

/** The parts of an {@link ImageDataset}. */
export interface ImageDatasetParts {
  /** Identifies the dataset in messages and reports. */
  readonly name: string;
  /** Names of the classes 0, 1, … */
  readonly classes: readonly string[];
  /** True if the samples are in random order; by default, they may be sorted. */
  readonly hasRandomOrder?: boolean;
  /** Unsigned bytes of shape `[samples, height, width]`. */
  readonly images: NamedArray;
  /** Unsigned bytes of shape `[samples]`. */
  readonly labels: NamedArray;
}

/**
 * A dataset of pictures that stay bytes in memory: an input is pixel / 255, in [0, 1]; a target is the one-hot row of the label.
 *
 * @throws VITRUM_INVALID_DATASET, VITRUM_COUNT_MISMATCH; its methods throw VITRUM_INDEX_OUT_OF_RANGE
 */
export function createImageDataset(parts: ImageDatasetParts): ImageDataset {
  const { name, classes, hasRandomOrder = false } = parts;
  const images = bytesOf(parts.images, 3, 'pictures, [samples, height, width]');
  const labels = bytesOf(parts.labels, 1, 'labels, [samples]');
  checkCounts(parts);
  checkLabels(labels, parts);
  const inputs = byteRows(images, parts.images.shape.slice(1));
  const dataset = datasetOf({ name, inputs, targets: classTargets(labels, classes), hasRandomOrder });
  return dataset as ImageDataset; // bytes of two axes have pixels, and class targets have classes and labels
}

function bytesOf({ name, shape, numbers }: NamedArray, rank: number, expected: string): Uint8Array {
  const areBytes = numbers instanceof Uint8Array;
  if (areBytes && shape.length === rank && numbers.length === sizeOf(shape)) return numbers;
  const found = `${formatCount(numbers.length)} ${areBytes ? 'unsigned bytes' : 'numbers that are not unsigned bytes'}`;
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${name} should hold unsigned bytes for ${expected}; it holds ${found} of shape ${formatShape(shape)}.`,
    hint: 'Check that images and labels are not confused with each other.',
  });
}

function checkCounts({ images, labels }: ImageDatasetParts): void {
  const [imageCount = 0] = images.shape;
  const [labelCount = 0] = labels.shape;
  if (imageCount !== labelCount) {
    throw new VitrumError({
      code: 'VITRUM_COUNT_MISMATCH',
      message: `${images.name} has ${formatCount(imageCount)} images, ${labels.name} has ${formatCount(labelCount)} labels.`,
      hint: 'Use both files from the same part of the dataset: each image needs exactly one label.',
    });
  }
  if (imageCount > 0) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${images.name} has no images.`,
    hint: 'Use a file that has it.',
  });
}

function checkLabels(labels: Uint8Array, { name, classes, labels: { name: file } }: ImageDatasetParts): void {
  const index = labels.findIndex((label) => label >= classes.length);
  if (index === -1) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${file} gives sample ${index} the label ${labels[index]}, but "${name}" has the classes 0 to ${classes.length - 1}.`,
    hint: 'Replace the file with the original, or name as many classes as there are labels.',
  });
}
