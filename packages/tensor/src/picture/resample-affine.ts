import type { AffineMap, FloatArray, PictureFill, PictureShape } from '@vitrum/core';
import { copyPixels, isOfWholePixels } from './copy-pixels.ts';
import { isInside } from './is-inside.ts';
import { writePoint } from './write-point.ts';

/**
 * Fills the picture `to` with `from`, moved by an affine map: every point shows the point of `from` that the map leads to, with
 * bilinear interpolation between its four pixels.
 */
export function resampleAffine(from: FloatArray, to: FloatArray, shape: PictureShape, map: AffineMap, fill: PictureFill): void {
  if (isOfWholePixels(map)) return copyPixels(from, to, shape, map, fill);
  const { height, width, channels } = shape;
  const [xx = 1, xy = 0, x0 = 0, yx = 0, yy = 1, y0 = 0] = map;
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const isEdge = fill === 'edge';
  for (let row = 0; row < height; row++) {
    const y = row - middleY;
    const startX = xy * y + x0 + middleX - xx * middleX;
    const startY = yy * y + y0 + middleY - yx * middleX;
    // The columns whose four pixels are all in the picture are one stretch, since it is convex.
    let first = Math.max(firstColumn(startX, xx, width - 1), firstColumn(startY, yx, height - 1));
    let end = Math.min(endColumn(startX, xx, width - 1, width), endColumn(startY, yx, height - 1, width));
    while (first < end && !isInside(shape, startX + xx * first, startY + yx * first)) first++; // division may have been off by a rounding
    while (first < end && !isInside(shape, startX + xx * (end - 1), startY + yx * (end - 1))) end--;
    if (first >= end) first = end = width;
    let at = row * width * channels;
    for (let column = 0; column < first; column++) at = writePoint(from, to, at, shape, startX + xx * column, startY + yx * column, isEdge);
    if (channels === 1) grayStretch(from, to, row * width, width, first, end, startX, xx, startY, yx);
    else colorStretch(from, to, row * width, shape, first, end, startX, xx, startY, yx);
    at = (row * width + end) * channels;
    for (let column = end; column < width; column++) at = writePoint(from, to, at, shape, startX + xx * column, startY + yx * column, isEdge);
  }
}

/** The first column ≥ 0 for which start + step · column may be in [0, limit). */
function firstColumn(start: number, step: number, limit: number): number {
  if (step === 0) return start >= 0 && start < limit ? 0 : Infinity;
  return Math.max(0, Math.floor(step > 0 ? -start / step : (limit - start) / step));
}

/** The column behind the last one for which it may be. */
function endColumn(start: number, step: number, limit: number, width: number): number {
  if (step === 0) return width;
  return Math.min(width, Math.ceil(step > 0 ? (limit - start) / step : -start / step) + 1);
}

function grayStretch(
  from: FloatArray, to: FloatArray, at: number, width: number, first: number, end: number,
  startX: number, xx: number, startY: number, yx: number,
): void {
  for (let column = first; column < end; column++) {
    const fromX = startX + xx * column;
    const fromY = startY + yx * column;
    const left = fromX | 0;
    const top = fromY | 0;
    const right = fromX - left;
    const corner = top * width + left;
    const a = from[corner] ?? 0;
    const upper = a + right * ((from[corner + 1] ?? 0) - a);
    const c = from[corner + width] ?? 0;
    to[at + column] = upper + (fromY - top) * (c + right * ((from[corner + width + 1] ?? 0) - c) - upper);
  }
}

function colorStretch(
  from: FloatArray, to: FloatArray, at: number, { width, channels }: PictureShape, first: number, end: number,
  startX: number, xx: number, startY: number, yx: number,
): void {
  const rowLength = width * channels;
  for (let column = first; column < end; column++) {
    const fromX = startX + xx * column;
    const fromY = startY + yx * column;
    const left = fromX | 0;
    const top = fromY | 0;
    const right = fromX - left;
    const below = fromY - top;
    const corner = top * rowLength + left * channels;
    for (let i = corner; i < corner + channels; i++) {
      const a = from[i] ?? 0;
      const upper = a + right * ((from[i + channels] ?? 0) - a);
      const c = from[i + rowLength] ?? 0;
      to[(at + column) * channels + i - corner] = upper + below * (c + right * ((from[i + rowLength + channels] ?? 0) - c) - upper);
    }
  }
}
