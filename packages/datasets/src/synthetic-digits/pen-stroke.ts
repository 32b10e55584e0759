import type { RandomGenerator } from '@vitrum/core';
import type { Point } from './allograph.ts';
import { roughNormal } from './rough-normal.ts';

/** A pen position, and half the line's width there. */
export interface PenPoint extends Point {
  readonly radius: number;
}

/** Standard deviation of the pressure along a stroke. */
const pressureDeviation = 0.12;

/**
 * Gives a stroke its width: the pen's radius times a pressure interpolated linearly between random values at start, middle and
 * end.
 */
export function pressPen(stroke: readonly Point[], radius: number, random: RandomGenerator): PenPoint[] {
  const start = pressure(random);
  const middle = pressure(random);
  const end = pressure(random);
  const last = Math.max(1, stroke.length - 1);
  return stroke.map(({ x, y }, index) => {
    const t = (2 * index) / last;
    return { x, y, radius: radius * (t < 1 ? start + (middle - start) * t : middle + (end - middle) * (t - 1)) };
  });
}

function pressure(random: RandomGenerator): number {
  return Math.max(0.4, 1 + pressureDeviation * roughNormal(random));
}
