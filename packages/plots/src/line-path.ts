import type { Frame } from './frame.ts';

/** A point of a line; y is NaN where nothing is drawn. */
export type LinePoint = readonly [x: number, y: number];

/** A line as the `d` of an SVG path, with gaps at NaN. */
export function linePath(points: readonly LinePoint[], frame: Frame): string {
  const [bottom, top] = frame.yRange;
  // Clamped slightly beyond the edge, where a clip path hides it: renderers need not handle the huge values near a pole.
  const nearEdge = (y: number): number => Math.min(2 * top - bottom, Math.max(2 * bottom - top, y));
  let isDrawing = false;
  let path = '';
  for (const [x, y] of points) {
    const hasPoint = Number.isFinite(y);
    if (hasPoint) path += `${isDrawing ? 'L' : 'M'}${frame.x(x).toFixed(1)} ${frame.y(nearEdge(y)).toFixed(1)}`;
    isDrawing = hasPoint;
  }
  return path;
}
