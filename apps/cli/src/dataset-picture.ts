import type { Dataset } from '@vitrum/core';
import { createFloatArray, sizeOf } from '@vitrum/tensor';
import type { Picture } from './render/picture.ts';

/** Sample `index` of a dataset as a picture from 0 black to 1 white; undefined where samples are no pictures. */
export function pictureOf(dataset: Dataset, index: number): Picture | undefined {
  const [height, width] = dataset.inputShape;
  if (dataset.inputShape.length !== 2 || height === undefined || width === undefined) return undefined;
  const pixels = dataset.pixels?.(index);
  if (pixels !== undefined) return { width, height, values: Array.from(pixels, (value) => value / 255) };
  const values = createFloatArray(sizeOf(dataset.inputShape), 'float32');
  dataset.readInput(index, values, 0);
  return { width, height, values };
}

/** What sample `index` is, in words; undefined where the dataset does not say. */
export function labelOf(dataset: Dataset, index: number): string | undefined {
  const label = dataset.label?.(index);
  return label === undefined ? undefined : (dataset.classes?.[label] ?? String(label));
}
