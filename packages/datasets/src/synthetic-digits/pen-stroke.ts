import type { RandomGenerator } from '@vitrum/core';
import type { Point } from './allograph.ts';
import { roughNormal } from './rough-normal.ts';

/** A place of the pen, and half the width of its line there. */
export interface PenPoint extends Point {
  readonly radius: number;
}

/** How much pressure differs between places of a stroke. */
const pressureDeviation = 0.12;

/** Gives a stroke its width: the pen's radius, with a pressure that changes evenly from a random start over a random middle to a random end. */
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
