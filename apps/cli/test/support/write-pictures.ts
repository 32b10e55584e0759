import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeIdx, type ImageDataset } from '@vitrum/datasets';

/**
 * Writes pictures of 28 × 28 as a pair of IDX files and returns the path of the pictures.
 *
 * @param order - Which samples, in the order of the file.
 */
export function writePictures(folder: string, name: string, dataset: ImageDataset, order: readonly number[]): string {
  const pixels = order.map((index) => dataset.pixels(index));
  const images = writeIdx({ shape: [order.length, 28, 28], data: Uint8Array.from(pixels.flatMap((picture) => [...picture])) });
  const labels = writeIdx({ shape: [order.length], data: Uint8Array.from(order, (index) => dataset.label(index)) });
  const file = join(folder, `${name}-images-idx3-ubyte`);
  writeFileSync(file, images);
  writeFileSync(join(folder, `${name}-labels-idx1-ubyte`), labels);
  return file;
}
