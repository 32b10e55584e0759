import type { PictureForm } from '@vitrum/network';
import { divergingColor, type DivergingScale } from '../../color/diverging.ts';

/** How much of the picture shows through the slopes. */
const inkShare = 0.35;

/** A number for each pixel: of a picture in color, the sum over its channels. */
export function byPixel(values: Float32Array, { width, height, channels }: PictureForm): Float32Array {
  return Float32Array.from({ length: width * height }, (_, pixel) => values.subarray(pixel * channels, (pixel + 1) * channels).reduce((sum, value) => sum + value, 0));
}

/** The slopes in the page's two hues over the picture, whose ink darkens them: red, green, blue and opacity. */
export function saliencyPixels(gradient: Float32Array, input: Float32Array, form: PictureForm, scale: DivergingScale, ink: number): Uint8ClampedArray<ArrayBuffer> {
  const [slopes, inked] = [byPixel(gradient, form), byPixel(input, form)];
  const limit = slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  const bytes = new Uint8ClampedArray(4 * slopes.length);
  for (const [pixel, slope] of slopes.entries()) {
    const share = inkShare * Math.min(1, Math.max(0, (inked[pixel] ?? 0) / form.channels));
    const color = divergingColor(slope, limit, scale).map((part) => part + share * (ink - part));
    bytes.set([...color, 255], 4 * pixel);
  }
  return bytes;
}
