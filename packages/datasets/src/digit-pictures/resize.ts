import type { BrightnessGrid } from './brightness-grid.ts';
import type { GrayPicture } from './gray-picture.ts';

/** Which old pixels make a new one along one axis: `weights[i]` belongs to the old pixel `first + i`; together they are 1. */
interface Tap {
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * A picture in another size. An axis that gets shorter takes the mean of the area that each new pixel covers; one that gets
 * longer goes in straight lines from the center of an old pixel to the next.
 */
export function resize({ width, height, pixels }: GrayPicture, newWidth: number, newHeight: number): BrightnessGrid {
  const [columns, rows] = [tapsOf(width, newWidth), tapsOf(height, newHeight)];
  const values = new Float32Array(newWidth * newHeight);
  const line = new Float64Array(width);
  rows.forEach((row, y) => {
    line.fill(0);
    row.weights.forEach((weight, i) => {
      const from = (row.first + i) * width;
      for (let x = 0; x < width; x++) line[x] = (line[x] ?? 0) + weight * (pixels[from + x] ?? 0);
    });
    columns.forEach((column, x) => {
      values[y * newWidth + x] = column.weights.reduce((sum, weight, i) => sum + weight * (line[column.first + i] ?? 0), 0);
    });
  });
  return { width: newWidth, height: newHeight, values };
}

function tapsOf(from: number, to: number): readonly Tap[] {
  const tap = to < from ? areaTap : lineTap;
  return Array.from({ length: to }, (_, place) => tap(place, from, to));
}

/** The part of each old pixel that lies in [place, place + 1] · from / to. */
function areaTap(place: number, from: number, to: number): Tap {
  const [begin, end] = [(place * from) / to, ((place + 1) * from) / to];
  const first = Math.floor(begin);
  const count = Math.min(from, Math.ceil(end)) - first;
  const shares = Array.from({ length: count }, (_, i) => Math.min(end, first + i + 1) - Math.max(begin, first + i));
  return { first, weights: shares.map((share) => share / (end - begin)) };
}

/** The two old pixels whose centers are nearest; at the edges one of them alone. */
function lineTap(place: number, from: number, to: number): Tap {
  const center = Math.max(0, Math.min(from - 1, ((place + 0.5) * from) / to - 0.5));
  const first = Math.min(Math.floor(center), Math.max(0, from - 2));
  const share = center - first;
  return { first, weights: from === 1 ? [1] : [1 - share, share] };
}

/** A picture in another size, in whole numbers. */
export function resizePicture(picture: GrayPicture, width: number, height: number): GrayPicture {
  return toGrayPicture(resize(picture, width, height));
}

/** A picture of whole numbers again. */
export function toGrayPicture({ width, height, values }: BrightnessGrid): GrayPicture {
  return { width, height, pixels: Uint8Array.from(values, toByte) };
}

/** The nearest byte. */
export function toByte(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
