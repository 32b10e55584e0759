import { VitrumError } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { formatCount } from '../format-count.ts';

/** A grayscale picture, row by row from the top, from 0 for black to 255 for white. */
export interface GrayPicture {
  /** Pixels in a row. */
  readonly width: number;
  /** Rows of pixels. */
  readonly height: number;
  /** Pixel [y, x] is at y · width + x. */
  readonly pixels: Uint8Array | Uint8ClampedArray;
}

/**
 * Checks that a picture is not empty and has as many pixels as its size implies.
 *
 * @throws VITRUM_INVALID_IMAGE
 */
export function checkGrayPicture({ width, height, pixels }: GrayPicture): void {
  for (const side of [width, height]) {
    if (Number.isInteger(side) && side > 0) continue;
    throw invalidPicture(
      `A picture's width and height must be whole numbers from 1, got ${describeValue(side)}.`,
      'Give the size that the pixels were read with.',
    );
  }
  if (pixels.length === width * height) return;
  throw invalidPicture(
    `A gray picture of ${width} × ${height} has ${formatCount(width * height)} pixels, got ${formatCount(pixels.length)}.`,
    'Give one number for each pixel, its brightness, row by row.',
  );
}

export function invalidPicture(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_IMAGE', message, hint });
}
