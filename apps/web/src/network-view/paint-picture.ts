import type { PictureSize } from '../worker/api/data.ts';

/** Draws grayscale values, one pixel each: 0 is black, 1 is white. */
export function paintPicture(canvas: HTMLCanvasElement, values: Float32Array, { width, height }: PictureSize): void {
  if (values.length !== width * height) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(grayPixels(values), width, height), 0, 0);
}

function grayPixels(values: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(values.length * 4);
  for (const [i, value] of values.entries()) pixels.set([255 * value, 255 * value, 255 * value, 255], 4 * i);
  return pixels;
}
