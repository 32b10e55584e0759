import type { GrayPicture } from '@vitrum/datasets';
import type { Picture } from './picture.ts';

/** A picture of bytes as numbers from 0 black to 1 white. */
export function grayPicture({ width, height, pixels }: GrayPicture): Picture {
  return { width, height, values: Float32Array.from(pixels, (value) => value / 255) };
}
