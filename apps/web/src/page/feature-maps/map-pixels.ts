import type { PictureForm } from '@vitrum/network';
import { channelOf, kernelOf } from '@vitrum/network/internal';
import type { SignedPalette } from '../color/signed-palette.ts';
import type { KernelSize } from '../../shared/api/run.ts';

/** Largest finite magnitude of some numbers: the end of their scale. */
export function limitOf(values: Float32Array): number {
  let limit = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > limit && size < Infinity) limit = size;
  }
  return limit;
}

/** One map of a picture with channels last, a pixel for each of its numbers. */
export function mapPixels(values: Float32Array, form: PictureForm, map: number, limit: number, palette: SignedPalette): ImageData {
  const image = new ImageData(form.width, form.height);
  const colors = new Uint32Array(image.data.buffer);
  const numbers = channelOf(form, values, map);
  for (let pixel = 0; pixel < colors.length; pixel++) colors[pixel] = palette.colorOf(numbers[pixel] ?? NaN, limit);
  return image;
}

/** How the slices of a kernel, one for each channel that it sees, are laid out in its picture. */
export interface KernelMosaic {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

/** A square of slices, with a pixel between two of them. */
export function kernelMosaic({ height, width, channels }: KernelSize): KernelMosaic {
  const columns = Math.ceil(Math.sqrt(channels));
  const rows = Math.ceil(channels / columns);
  return { columns, width: columns * (width + 1) - 1, height: rows * (height + 1) - 1 };
}

/** The place of a kernel's number in its mosaic; undefined between slices. */
export function kernelInput({ height, width, channels }: KernelSize, { columns }: KernelMosaic, x: number, y: number): number | undefined {
  const [column, row] = [x % (width + 1), y % (height + 1)];
  const channel = Math.floor(y / (height + 1)) * columns + Math.floor(x / (width + 1));
  return column === width || row === height || channel >= channels ? undefined : (row * width + column) * channels + channel;
}

/** The kernel of a filter, slice beside slice. */
export function kernelPixels(values: Float32Array, kernel: KernelSize, filter: number, limit: number, palette: SignedPalette): ImageData {
  const mosaic = kernelMosaic(kernel);
  const numbers = kernelOf({ ...kernel, values }, filter);
  const image = new ImageData(mosaic.width, mosaic.height);
  const colors = new Uint32Array(image.data.buffer);
  for (let y = 0; y < mosaic.height; y++) {
    for (let x = 0; x < mosaic.width; x++) {
      const input = kernelInput(kernel, mosaic, x, y);
      if (input !== undefined) colors[y * mosaic.width + x] = palette.colorOf(numbers[input] ?? NaN, limit);
    }
  }
  return image;
}
