import type { BrightnessGrid } from './brightness-grid.ts';
import type { GrayPicture } from './gray-picture.ts';

/** The source pixels of one output pixel along one axis: `weights[i]` belongs to pixel `first + i`; their sum is 1. */
interface Tap {
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * Resizes a picture: by area averaging along an axis that shrinks, and linear interpolation between pixel centers along one that
 * grows.
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

/** The fraction of each source pixel in [place, place + 1] · from / to. */
function areaTap(place: number, from: number, to: number): Tap {
  const [begin, end] = [(place * from) / to, ((place + 1) * from) / to];
  const first = Math.floor(begin);
  const count = Math.min(from, Math.ceil(end)) - first;
  const shares = Array.from({ length: count }, (_, i) => Math.min(end, first + i + 1) - Math.max(begin, first + i));
  return { first, weights: shares.map((share) => share / (end - begin)) };
}

/** The two source pixels with the nearest centers; at the edges, only one. */
function lineTap(place: number, from: number, to: number): Tap {
  const center = Math.max(0, Math.min(from - 1, ((place + 0.5) * from) / to - 0.5));
  const first = Math.min(Math.floor(center), Math.max(0, from - 2));
  const share = center - first;
  return { first, weights: from === 1 ? [1] : [1 - share, share] };
}

/** Resizes a picture of bytes. */
export function resizePicture(picture: GrayPicture, width: number, height: number): GrayPicture {
  return toGrayPicture(resize(picture, width, height));
}

/** Rounds a grid to a picture of bytes. */
export function toGrayPicture({ width, height, values }: BrightnessGrid): GrayPicture {
  return { width, height, pixels: toBytes(values) };
}

/** The nearest byte of each number. */
export function toBytes(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.length);
  // A loop takes a small part of Uint8Array.from's time.
  for (let i = 0; i < values.length; i++) bytes[i] = toByte(values[i] ?? 0);
  return bytes;
}

/** The nearest byte. */
function toByte(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
