import type { GrayPicture } from './gray-picture.ts';
import { median } from './median.ts';

/** Features of a grayscale picture, to recognize light strokes on black. */
export interface PictureLook {
  /** The outermost pixels: their median brightness, and how many are not dark. */
  readonly border: number;
  readonly lightBorderPixels: number;
  /** The longer side of the bounding box of all pixels that are not dark; 0 for a dark picture. */
  readonly longerSide: number;
  /** Distance of the center of mass from MNIST's center, in pixels. */
  readonly offCenter: number;
  /** Fraction of light pixels. */
  readonly ink: number;
}

/** Minimum brightness of pixels that are not dark, and of light ones. */
const [faint, light] = [64, 128];

/** Measures the features of a grayscale picture. */
export function inspectPicture({ width, height, pixels }: GrayPicture): PictureLook {
  const border: number[] = [];
  let [left, right, top, bottom] = [width, -1, height, -1];
  let [mass, massX, massY, lit] = [0, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = pixels[y * width + x] ?? 0;
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) border.push(value);
      mass += value;
      massX += value * x;
      massY += value * y;
      if (value >= light) lit++;
      if (value < faint) continue;
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return {
    border: median(border),
    lightBorderPixels: border.filter((value) => value >= faint).length,
    longerSide: Math.max(right - left, bottom - top, -1) + 1,
    offCenter: Math.max(Math.abs(massX / mass - width / 2), Math.abs(massY / mass - height / 2)),
    ink: lit / (width * height),
  };
}
