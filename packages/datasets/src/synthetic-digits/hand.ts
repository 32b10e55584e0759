import type { RandomGenerator } from '@vitrum/core';
import { exp } from '@vitrum/tensor';
import type { Point } from './allograph.ts';

/** How somebody writes, for one digit: all that is the same for every stroke of it. */
export interface Hand {
  /** The digit's axes on the paper: the columns of a matrix. */
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  /** Half the width of a line, in pixels. */
  readonly penRadius: number;
  /** How far the ink runs: the width of a line's grey edge, in pixels. */
  readonly softness: number;
}

/** A hand at random: width of the digits, slant (more often to the right), rotation, pen. */
export function drawHand(random: RandomGenerator): Hand {
  const width = exp(random.normal(-0.1, 0.2));
  const slant = random.normal(0.22, 0.25);
  // A rotation by θ, from t = tan(θ / 2): exact arithmetic alone, where a sine would differ between engines.
  const t = random.normal(0, 0.06);
  const cosine = (1 - t * t) / (1 + t * t);
  const sine = (2 * t) / (1 + t * t);
  return {
    xx: cosine * width,
    yx: sine * width,
    xy: -sine - cosine * slant,
    yy: cosine - sine * slant,
    penRadius: Math.min(2.6, 1.25 * exp(random.normal(0, 0.28))),
    softness: random.uniform(0.9, 1.6),
  };
}

/** Where a hand puts a point of the model. */
export function place({ xx, xy, yx, yy }: Hand, { x, y }: Point): Point {
  return { x: xx * x + xy * y, y: yx * x + yy * y };
}
