import { frameSize } from './frame.ts';
import type { PenPoint } from './pen-stroke.ts';

/**
 * Rasterizes strokes: the ink coverage of each pixel, in [0, 1]. Coverage is 1 at a depth of softness / 2 inside a line, and
 * falls linearly to 0 at softness / 2 outside.
 *
 * @param coverage - The output, 28 × 28.
 */
export function rasterize(strokes: readonly (readonly PenPoint[])[], softness: number, coverage: Float32Array): void {
  coverage.fill(0);
  for (const stroke of strokes) {
    let from = stroke[0];
    for (const to of stroke) {
      if (from !== undefined) drawPiece(coverage, from, to, softness);
      from = to;
    }
  }
}

/** A straight segment whose width changes linearly. */
function drawPiece(coverage: Float32Array, from: PenPoint, to: PenPoint, softness: number): void {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const lengthSquared = dx * dx + dy * dy;
  const perLength = lengthSquared > 0 ? 1 / lengthSquared : 0;
  const widening = to.radius - from.radius;
  const reach = Math.max(from.radius, to.radius) + softness / 2;
  const left = firstPixel(Math.min(from.x, to.x) - reach);
  const right = lastPixel(Math.max(from.x, to.x) + reach);
  const top = firstPixel(Math.min(from.y, to.y) - reach);
  const bottom = lastPixel(Math.max(from.y, to.y) + reach);
  const reachSquared = reach * reach;

  for (let row = top; row <= bottom; row++) {
    const y = row + 0.5 - from.y;
    for (let column = left; column <= right; column++) {
      const index = row * frameSize + column;
      const known = coverage[index] ?? 0;
      if (known === 1) continue;
      const x = column + 0.5 - from.x;
      let t = (x * dx + y * dy) * perLength;
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      const awayX = x - t * dx;
      const awayY = y - t * dy;
      const distanceSquared = awayX * awayX + awayY * awayY;
      if (distanceSquared >= reachSquared) continue;
      const depth = from.radius + t * widening - Math.sqrt(distanceSquared);
      const ink = depth / softness + 0.5;
      if (ink > known) coverage[index] = ink < 1 ? ink : 1;
    }
  }
}

function firstPixel(coordinate: number): number {
  return Math.max(0, Math.floor(coordinate));
}

function lastPixel(coordinate: number): number {
  return Math.min(frameSize - 1, Math.floor(coordinate));
}
