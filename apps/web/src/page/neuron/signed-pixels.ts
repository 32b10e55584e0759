import { divergingColor, type Rgb, type DivergingScale } from '../color/diverging.ts';

/** For non-finite numbers: a color that is on neither side of the scale. */
const notFiniteColor: Rgb = [240, 180, 41];

/** A picture's extremes, and its number of non-finite values. */
export interface SignedRange {
  /** Largest finite magnitude. */
  readonly limit: number;
  readonly notFinite: number;
}

export function signedRange(values: readonly number[]): SignedRange {
  let [limit, notFinite] = [0, 0];
  for (const value of values) {
    if (Number.isFinite(value)) limit = Math.max(limit, Math.abs(value));
    else notFinite++;
  }
  return { limit, notFinite };
}

/** Red, green, blue and opacity of every number, for `ImageData`. */
export function signedPixels(values: readonly number[], limit: number, scale: DivergingScale): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(values.length * 4);
  for (const [i, value] of values.entries()) {
    pixels.set([...(Number.isFinite(value) ? divergingColor(value, limit, scale) : notFiniteColor), 255], i * 4);
  }
  return pixels;
}
