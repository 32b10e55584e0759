import type { FloatArray, PictureShape } from '@vitrum/core';

/**
 * Writes all channels of one point of a picture, which may lie outside of it, and returns the place behind them.
 *
 * @param isEdge - Beyond the border stands the nearest pixel of the border, in place of 0.
 */
export function writePoint(from: FloatArray, to: FloatArray, at: number, shape: PictureShape, pointX: number, pointY: number, isEdge: boolean): number {
  const { height, width, channels } = shape;
  const x = isEdge ? clamp(pointX, width - 1) : pointX;
  const y = isEdge ? clamp(pointY, height - 1) : pointY;
  const end = at + channels;
  if (!(x > -1 && y > -1 && x < width && y < height)) {
    for (let i = at; i < end; i++) to[i] = 0;
    return end;
  }
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = x - left;
  const below = y - top;
  const hasRight = left + 1 < width;
  const hasBottom = top + 1 < height;
  const rowLength = width * channels;
  let corner = top * rowLength + left * channels;
  for (let i = at; i < end; i++) {
    const a = top >= 0 && left >= 0 ? (from[corner] ?? 0) : 0;
    const b = top >= 0 && hasRight ? (from[corner + channels] ?? 0) : 0;
    const c = hasBottom && left >= 0 ? (from[corner + rowLength] ?? 0) : 0;
    const d = hasBottom && hasRight ? (from[corner + rowLength + channels] ?? 0) : 0;
    const upper = a + right * (b - a);
    to[i] = upper + below * (c + right * (d - c) - upper);
    corner++;
  }
  return end;
}

const clamp = (value: number, last: number): number => Math.min(last, Math.max(0, value));
