import { VitrumError, type Dataset, type FloatArray } from '@vitrum/core';
import { formatShape, sizeOf } from '@vitrum/tensor';
import { checkIndex } from './check-index.ts';
import { formatCount } from './format-count.ts';
import type { IdxArray } from './idx/idx-array.ts';

/** Grey pictures of one size, each with its class. */
export interface ImageDataset extends Dataset {
  readonly classes: readonly string[];
  label(index: number): number;
  pixels(index: number): Uint8Array;
}

/** An array of bytes and what it is called in messages: its path, address or file name. */
export interface NamedArray {
  readonly name: string;
  readonly array: IdxArray;
}

/** What an {@link ImageDataset} is made of. */
export interface ImageDatasetParts {
  readonly name: string;
  /** What the labels 0, 1, … stand for. */
  readonly classes: readonly string[];
  /** True where the order is a random one; left out: it may be sorted. */
  readonly hasRandomOrder?: boolean;
  /** Unsigned bytes of shape `[samples, height, width]`. */
  readonly images: NamedArray;
  /** Unsigned bytes of shape `[samples]`. */
  readonly labels: NamedArray;
}

/** What stands for 1. */
const whitest = 255;
/** What each of the 256 values of a pixel is to a network: value / 255, rounded once, where it is stored. */
const brightness = Float64Array.from({ length: 256 }, (_, value) => value / whitest);

/**
 * A dataset over pictures that stay bytes in memory: an input is pixel / 255, in [0, 1]; a target is the one-hot row of
 * the label.
 *
 * @throws VITRUM_INVALID_DATASET, VITRUM_COUNT_MISMATCH; its methods throw VITRUM_INDEX_OUT_OF_RANGE
 */
export function createImageDataset(parts: ImageDatasetParts): ImageDataset {
  const { name, classes, hasRandomOrder = false } = parts;
  const images = bytesOf(parts.images, 3, 'pictures, [samples, height, width]');
  const labels = bytesOf(parts.labels, 1, 'labels, [samples]');
  const size = checkCounts(parts);
  checkLabels(labels, parts);
  const inputShape = parts.images.array.shape.slice(1);
  const pixelCount = sizeOf(inputShape);

  return {
    name,
    size,
    inputShape,
    targetSize: classes.length,
    classes,
    hasRandomOrder,
    inputBytes: { bytes: images, divisor: whitest },
    readInput(index, out, offset) {
      checkIndex(index, size, name);
      checkRoom(out, offset, pixelCount);
      writeBrightness(images, index * pixelCount, pixelCount, out, offset);
    },
    readTarget(index, out, offset) {
      checkIndex(index, size, name);
      checkRoom(out, offset, classes.length);
      out.fill(0, offset, offset + classes.length);
      out[offset + (labels[index] ?? 0)] = 1;
    },
    label(index) {
      checkIndex(index, size, name);
      return labels[index] ?? 0;
    },
    pixels(index) {
      checkIndex(index, size, name);
      return images.subarray(index * pixelCount, (index + 1) * pixelCount);
    },
  };
}

/** Every index is within its array: no `?? 0` is ever taken. */
function writeBrightness(pixels: Uint8Array, start: number, count: number, out: FloatArray, offset: number): void {
  for (let i = 0; i < count; i++) out[offset + i] = brightness[pixels[start + i] ?? 0] ?? 0;
}

function bytesOf({ name, array }: NamedArray, rank: number, expected: string): Uint8Array {
  const { shape, data } = array;
  const isOfBytes = data instanceof Uint8Array;
  if (isOfBytes && shape.length === rank && data.length === sizeOf(shape)) return data;
  const numbers = `${formatCount(data.length)} ${isOfBytes ? 'unsigned bytes' : 'numbers that are not unsigned bytes'}`;
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${name} should hold unsigned bytes for ${expected}; it holds ${numbers} of shape ${formatShape(shape)}.`,
    hint: 'Check that images and labels are not confused with each other.',
  });
}

/** The number of samples. */
function checkCounts({ images, labels }: ImageDatasetParts): number {
  const [imageCount = 0] = images.array.shape;
  const [labelCount = 0] = labels.array.shape;
  if (imageCount !== labelCount) {
    throw new VitrumError({
      code: 'VITRUM_COUNT_MISMATCH',
      message: `${images.name} has ${formatCount(imageCount)} images, ${labels.name} has ${formatCount(labelCount)} labels.`,
      hint: 'Take both files from the same part of the dataset: each image needs exactly one label.',
    });
  }
  if (imageCount > 0) return imageCount;
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${images.name} has no images.`,
    hint: 'Replace the file by one that has.',
  });
}

function checkLabels(labels: Uint8Array, { name, classes, labels: { name: file } }: ImageDatasetParts): void {
  const index = labels.findIndex((label) => label >= classes.length);
  if (index === -1) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${file} gives sample ${index} the label ${labels[index]}, but "${name}" has the classes 0 to ${classes.length - 1}.`,
    hint: 'Replace the file by its original, or name as many classes as there are labels.',
  });
}

// A typed array drops what is written beyond its end without a word.
function checkRoom(out: FloatArray, offset: number, needed: number): void {
  if (offset >= 0 && offset + needed <= out.length) return;
  throw new VitrumError({
    code: 'VITRUM_INDEX_OUT_OF_RANGE',
    message: `${needed} numbers from offset ${offset} on do not fit into an array of ${out.length}.`,
    hint: 'Give an array with room for offset + the length of one sample.',
  });
}
