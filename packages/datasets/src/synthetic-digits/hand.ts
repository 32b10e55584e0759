import type { RandomGenerator } from '@vitrum/core';
import { exp } from '@vitrum/tensor';
import type { Point } from './allograph.ts';
import { roughNormal } from './rough-normal.ts';

/** The handwriting of one digit: what all its strokes have in common. */
export interface Hand {
  /** Vertical offset of the middle, in hundredths: a large head and a small foot, or the reverse. */
  readonly waist: number;
  /** Relative widening of the foot and narrowing of the head. */
  readonly taper: number;
  /** The digit's axes on paper: the columns of a matrix. */
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  /** Half the width of a line, in pixels. */
  readonly penRadius: number;
  /** Softness of the ink: width of a line's gray edge, in pixels. */
  readonly softness: number;
}

/** Draws a random hand: width, slant (more often to the right), rotation, pen. */
export function drawHand(random: RandomGenerator): Hand {
  const width = exp(0.22 * roughNormal(random) - 0.03);
  const slant = 0.15 + 0.28 * roughNormal(random);
  // A rotation by θ, from t = tan(θ / 2): exact arithmetic, whereas sines differ between engines.
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

/** Maps a point of the model by a hand. */
export function place({ waist, taper, xx, xy, yx, yy }: Hand, { x, y }: Point): Point {
  const fromMiddle = y / 50 - 1;
  const across = (x - 50) * (1 + taper * fromMiddle);
  const down = y + waist * (1 - fromMiddle * fromMiddle);
  return { x: xx * across + xy * down, y: yx * across + yy * down };
}
