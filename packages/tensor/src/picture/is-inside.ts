import type { PictureShape } from '@vitrum/core';

/** True if all four pixels around a point are in the picture. */
export function isInside({ height, width }: PictureShape, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < width - 1 && y < height - 1;
}
