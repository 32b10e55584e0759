import type { RandomGenerator } from '@vitrum/core';
import { exp } from '@vitrum/tensor';
import type { Point } from './allograph.ts';
import { roughNormal } from './rough-normal.ts';

/** A handwriting, for one digit: everything that its strokes have in common. */
export interface Hand {
  /** How far the middle lies off its place, in hundredths: a large head and a small foot, or the reverse. */
  readonly waist: number;
  /** By which part the foot is wider than the middle, and the head narrower. */
  readonly taper: number;
  /** The digit's axes on the paper: the columns of a matrix. */
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  /** Half the width of a line, in pixels. */
  readonly penRadius: number;
  /** How far the ink runs: the width of a line's gray edge, in pixels. */
  readonly softness: number;
}

/** A hand at random: width of the digits, slant (more often to the right), rotation, pen. */
export function drawHand(random: RandomGenerator): Hand {
  const width = exp(0.22 * roughNormal(random) - 0.03);
  const slant = 0.15 + 0.28 * roughNormal(random);
  // A rotation by θ, from t = tan(θ / 2): exact arithmetic alone, where a sine would differ between engines.
  const t = 0.06 * roughNormal(random);
  const cosine = (1 - t * t) / (1 + t * t);
  const sine = (2 * t) / (1 + t * t);
  return {
    waist: 6 * roughNormal(random),
    taper: 0.15 * roughNormal(random),
    xx: cosine * width,
    yx: sine * width,
    xy: -sine - cosine * slant,
    yy: cosine - sine * slant,
    penRadius: Math.min(2.8, 1.25 * exp(0.3 * roughNormal(random))),
    softness: random.uniform(0.8, 1.5),
  };
}

/** Where a hand puts a point of the model. */
export function place({ waist, taper, xx, xy, yx, yy }: Hand, { x, y }: Point): Point {
  const fromMiddle = y / 50 - 1;
  const across = (x - 50) * (1 + taper * fromMiddle);
  const down = y + waist * (1 - fromMiddle * fromMiddle);
  return { x: xx * across + xy * down, y: yx * across + yy * down };
}
