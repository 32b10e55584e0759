import type { GrayPicture } from './gray-picture.ts';
import { median } from './median.ts';

/** What a gray picture looks like, light strokes on black being what is looked for. */
export interface PictureLook {
  /** The brightness of the outermost pixels: their median, and how many of them are not dark. */
  readonly border: number;
  readonly lightBorderPixels: number;
  /** The longer side of the box around everything that is not dark; 0 of a dark picture. */
  readonly longerSide: number;
  /** How far the center of mass is from MNIST's middle, in pixels. */
  readonly offCenter: number;
  /** Share of the pixels that are light. */
  readonly ink: number;
}

/** From here on a pixel is not dark, and from there on it is light. */
const [faint, light] = [64, 128];

/** Looks at a gray picture. */
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
