import type { AffineMap, FloatArray, PictureFill, PictureShape } from '@vitrum/core';

/** True for a map that leads from pixels to pixels: mirrored or not, and moved by whole numbers. */
export function isOfWholePixels(map: AffineMap): boolean {
  const isUnit = (value: number | undefined): boolean => value === 1 || value === -1;
  return map[1] === 0 && map[3] === 0 && isUnit(map[0]) && isUnit(map[4]) && Number.isInteger(map[2]) && Number.isInteger(map[5]);
}

/** What `resampleAffine` does, for a map of whole pixels: nothing lies between them. */
export function copyPixels(from: FloatArray, to: FloatArray, shape: PictureShape, map: AffineMap, fill: PictureFill): void {
  const { height, width, channels } = shape;
  const isEdge = fill === 'edge';
  const [stepX, stepY] = [map[0] ?? 1, map[4] ?? 1];
  const startX = (map[2] ?? 0) + (stepX === 1 ? 0 : width - 1);
  const startY = (map[5] ?? 0) + (stepY === 1 ? 0 : height - 1);
  // The columns from `first` to before `end` come from within the picture.
  const first = Math.min(width, Math.max(0, stepX === 1 ? -startX : startX - width + 1));
  const end = Math.max(first, Math.min(width, stepX === 1 ? width - startX : startX + 1));
  const rowLength = width * channels;
  for (let row = 0; row < height; row++) {
    const at = row * rowLength;
    const fromRow = placeAlong(startY + stepY * row, height, isEdge);
    if (fromRow < 0) {
      to.fill(0, at, at + rowLength);
      continue;
    }
    const line = fromRow * rowLength;
    copyStretch(from, line + (startX + stepX * first) * channels, stepX * channels, to, at + first * channels, at + end * channels, channels);
    for (let column = 0; column < width; column++) {
      if (column === first) column = end;
      if (column >= width) break;
      const fromColumn = placeAlong(startX + stepX * column, width, isEdge);
      for (let c = 0; c < channels; c++) to[at + column * channels + c] = fromColumn < 0 ? 0 : (from[line + fromColumn * channels + c] ?? 0);
    }
  }
}

/** Copies pixels, each `step` numbers behind the last one. */
function copyStretch(from: FloatArray, start: number, step: number, to: FloatArray, first: number, end: number, channels: number): void {
  if (step === channels) {
    for (let at = first, corner = start; at < end; at++, corner++) to[at] = from[corner] ?? 0;
    return;
  }
  for (let at = first, corner = start; at < end; at += channels, corner += step) {
    for (let c = 0; c < channels; c++) to[at + c] = from[corner + c] ?? 0;
  }
}

/** Where a pixel stands along an axis; −1 for nowhere. */
function placeAlong(place: number, length: number, isEdge: boolean): number {
  if (isEdge) return Math.min(length - 1, Math.max(0, place));
  return place < length ? Math.max(-1, place) : -1;
}
