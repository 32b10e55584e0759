import type { Point } from './allograph.ts';

/** Straight pieces for each stretch between two points. */
const pieces = 5;

/**
 * A stroke as many short straight pieces: the curve through its points, which leaves each point in the direction from the
 * one before to the one after. Two points give a straight line.
 *
 * Source: Catmull and Rom 1974, "A class of local interpolating splines", doi:10.1016/B978-0-12-079050-0.50020-5.
 */
export function smoothStroke(points: readonly Point[]): Point[] {
  const at = (index: number): Point => points[Math.max(0, Math.min(index, points.length - 1))] ?? { x: 0, y: 0 };
  const curve = [at(0)];
  for (let start = 0; start + 1 < points.length; start++) {
    const around = [at(start - 1), at(start), at(start + 1), at(start + 2)] as const;
    for (let piece = 1; piece <= pieces; piece++) curve.push(between(around, piece / pieces));
  }
  return curve;
}

function between([before, from, to, after]: readonly [Point, Point, Point, Point], t: number): Point {
  return {
    x: cubic(before.x, from.x, to.x, after.x, t),
    y: cubic(before.y, from.y, to.y, after.y, t),
  };
}

function cubic(before: number, from: number, to: number, after: number, t: number): number {
  const slope = (to - before) / 2;
  const bend = before - 2.5 * from + 2 * to - after / 2;
  const turn = (after - before) / 2 + 1.5 * (from - to);
  return from + t * (slope + t * (bend + t * turn));
}
