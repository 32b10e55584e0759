import type { Point } from './allograph.ts';

/** Approximate length of segments, in hundredths of the digit's size: two pixels. */
const pieceLength = 10;

/**
 * A stroke as a polyline: a Catmull-Rom curve through its points, whose tangent at each point is parallel to the line between its
 * neighbors. Two points give a straight line.
 *
 * Source: Catmull and Rom 1974, "A class of local interpolating splines", doi:10.1016/B978-0-12-079050-0.50020-5.
 */
export function smoothStroke(points: readonly Point[]): Point[] {
  const curve = points.slice(0, 1);
  for (let end = 1; end < points.length; end++) {
    const from = points[end - 1];
    const to = points[end];
    if (from !== undefined && to !== undefined) addSpan(curve, points[end - 2] ?? from, from, to, points[end + 1] ?? to);
  }
  return curve;
}

function addSpan(curve: Point[], before: Point, from: Point, to: Point, after: Point): void {
  const length = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  const pieces = Math.max(1, Math.round(length / pieceLength));
  for (let piece = 1; piece <= pieces; piece++) {
    const t = piece / pieces;
    curve.push({ x: cubic(before.x, from.x, to.x, after.x, t), y: cubic(before.y, from.y, to.y, after.y, t) });
  }
}

function cubic(before: number, from: number, to: number, after: number, t: number): number {
  const slope = (to - before) / 2;
  const bend = before - 2.5 * from + 2 * to - after / 2;
  const turn = (after - before) / 2 + 1.5 * (from - to);
  return from + t * (slope + t * (bend + t * turn));
}
