import type { PictureForm } from '@vitrum/network';

/** Draws a sample that is a picture: 0 is black and 1 is white, or with three channels as much red, green and blue. */
export function paintPicture(canvas: HTMLCanvasElement, values: Float32Array, form: PictureForm): void {
  const { width, height, channels } = form;
  if (values.length !== width * height * channels) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(colorsOf(values, form), width, height), 0, 0);
}

/** Red, green, blue and opacity of every pixel. */
export function colorsOf(values: Float32Array, { width, height, channels }: PictureForm): Uint8ClampedArray<ArrayBuffer> {
  const colors = new Uint8ClampedArray(width * height * 4);
  const [green, blue] = channels === 3 ? [1, 2] : [0, 0];
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = pixel * channels;
    colors.set([255 * (values[at] ?? 0), 255 * (values[at + green] ?? 0), 255 * (values[at + blue] ?? 0), 255], 4 * pixel);
  }
  return colors;
}
