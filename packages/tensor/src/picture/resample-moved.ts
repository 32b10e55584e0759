import type { FloatArray, PictureFill, PictureShape } from '@vitrum/core';
import { isInside } from './is-inside.ts';
import { writePoint } from './write-point.ts';

/**
 * Fills the picture `to` with `from`, each pixel moved by itself: pixel i shows the point of `from` that is `moves[2i]` pixels to the right
 * of it and `moves[2i + 1]` below, with bilinear interpolation between its four pixels.
 */
export function resampleMoved(from: FloatArray, to: FloatArray, shape: PictureShape, moves: FloatArray, fill: PictureFill): void {
  const { height, width, channels } = shape;
  const isEdge = fill === 'edge';
  const rowLength = width * channels;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const pixel = row * width + column;
      const fromX = column + (moves[2 * pixel] ?? 0);
      const fromY = row + (moves[2 * pixel + 1] ?? 0);
      if (!isInside(shape, fromX, fromY)) {
        writePoint(from, to, pixel * channels, shape, fromX, fromY, isEdge);
        continue;
      }
      const left = fromX | 0;
      const top = fromY | 0;
      const right = fromX - left;
      const below = fromY - top;
      const corner = (top * width + left) * channels;
      if (channels === 1) {
        const a = from[corner] ?? 0;
        const upper = a + right * ((from[corner + 1] ?? 0) - a);
        const c = from[corner + width] ?? 0;
        to[pixel] = upper + below * (c + right * ((from[corner + width + 1] ?? 0) - c) - upper);
        continue;
      }
      const shift = pixel * channels - corner;
      for (let i = corner; i < corner + channels; i++) {
        const a = from[i] ?? 0;
        const upper = a + right * ((from[i + channels] ?? 0) - a);
        const c = from[i + rowLength] ?? 0;
        to[shift + i] = upper + below * (c + right * ((from[i + rowLength + channels] ?? 0) - c) - upper);
      }
    }
  }
}
