import type { PictureSize } from '../worker/api/data.ts';

/** Ink of a picture on the page's surface: 0 is the surface, 1 is full ink. */
const inks = { light: { paper: [255, 255, 255], ink: [21, 26, 33] }, dark: { paper: [22, 27, 34], ink: [232, 236, 241] } } as const;

/** Draws grey values from 0 to 1 as ink, one pixel each. */
export function paintPicture(canvas: HTMLCanvasElement, values: Float32Array, { width, height }: PictureSize, isDark: boolean): void {
  if (values.length !== width * height) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(inkPixels(values, isDark), width, height), 0, 0);
}

function inkPixels(values: Float32Array, isDark: boolean): Uint8ClampedArray<ArrayBuffer> {
  const { paper, ink } = isDark ? inks.dark : inks.light;
  const pixels = new Uint8ClampedArray(values.length * 4);
  for (const [i, value] of values.entries()) {
    for (let channel = 0; channel < 3; channel++) {
      pixels[4 * i + channel] = (paper[channel] ?? 0) + ((ink[channel] ?? 0) - (paper[channel] ?? 0)) * value;
    }
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}
