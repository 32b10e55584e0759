import type { GreyPicture } from '@vitrum/datasets';
import type { Picture } from './picture.ts';

/** A picture of bytes as numbers from 0 black to 1 white. */
export function greyPicture({ width, height, pixels }: GreyPicture): Picture {
  return { width, height, values: Float32Array.from(pixels, (value) => value / 255) };
}
