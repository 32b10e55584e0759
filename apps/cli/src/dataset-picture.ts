import type { Dataset } from '@vitrum/core';
import { createFloatArray, sizeOf } from '@vitrum/tensor';
import type { Picture } from './render/picture.ts';

/** Sample `index` of a dataset as a picture from 0 black to 1 white; undefined if samples are not pictures. */
export function pictureOf(dataset: Dataset, index: number): Picture | undefined {
  const size = pictureSize(dataset);
  if (size === undefined) return undefined;
  const pixels = dataset.pixels?.(index);
  if (pixels !== undefined) return { ...size, values: Array.from(pixels, (value) => value / 255) };
  const values = createFloatArray(sizeOf(dataset.inputShape), 'float32');
  dataset.readInput(index, values, 0);
  return { ...size, values };
}

/** The size of a dataset's pictures: `[height, width]`, with an optional third axis of 1 or 3 channels. */
export function pictureSize({ inputShape }: Pick<Dataset, 'inputShape'>): Omit<Picture, 'values'> | undefined {
  const [height, width, channels = 1] = inputShape;
  if (inputShape.length < 2 || inputShape.length > 3 || height === undefined || width === undefined) return undefined;
  return channels === 1 || channels === 3 ? { width, height, channels } : undefined;
}

/** A description of sample `index`, if the dataset has one. */
export function labelOf(dataset: Dataset, index: number): string | undefined {
  const label = dataset.label?.(index);
  return label === undefined ? undefined : (dataset.classes?.[label] ?? String(label));
}
