import type { RandomGenerator } from '@vitrum/core';
import type { Point } from './allograph.ts';

/** A place of the pen, and half the width of its line there. */
export interface PenPoint extends Point {
  readonly radius: number;
}

/** How much pressure differs between places of a stroke. */
const pressureDeviation = 0.12;

/** Gives a stroke its width: the pen's radius, with a pressure that changes evenly from a random start over a random middle to a random end. */
export function pressPen(stroke: readonly Point[], radius: number, random: RandomGenerator): PenPoint[] {
  const start = random.normal(1, pressureDeviation);
  const middle = random.normal(1, pressureDeviation);
  const end = random.normal(1, pressureDeviation);
  const last = Math.max(1, stroke.length - 1);
  return stroke.map(({ x, y }, index) => {
    const t = (2 * index) / last;
    const pressure = t < 1 ? start + (middle - start) * t : middle + (end - middle) * (t - 1);
    return { x, y, radius: radius * Math.max(0.4, pressure) };
  });
}
