import { exponentialTail } from './exponential-series.ts';
import { INVERSE_LN2, LN2_HIGH, LN2_LOW } from './ln2.ts';
import { scaleByPowerOfTwo } from './power-of-two.ts';

/** The largest number whose exponential is finite. */
const MAX_INPUT = 709.782712893384;
/** e^x − 1 rounds to −1 below this. */
const MIN_INPUT = -37.5;
/** 2⁻⁵⁴: e^x − 1 rounds to x where |x| is smaller. */
const TINY = 5.551115123125783e-17;

/**
 * e^x − 1 without cancellation near 0, with the same bits on every machine.
 *
 * x = k·ln 2 + r with |r| ≤ ½ ln 2, so e^x − 1 = 2ᵏ·(e^r − 1) + (2ᵏ − 1). Infinity above 709.78.
 * Largest error found: 1.9 ulp.
 *
 * Source: Tang 1992, doi:10.1145/146847.146928, with a series in place of its table.
 */
export function expm1(x: number): number {
  if (!(x <= MAX_INPUT)) return x > MAX_INPUT ? Infinity : x;
  if (x < MIN_INPUT) return -1;
  if (Math.abs(x) < TINY) return x;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const reduced = high - (low - exponentialTail(high - low));
  if (k === 0) return reduced;
  // From 2⁵⁴ on, the 1 that is taken away is lost in rounding.
  if (k > 54) return scaleByPowerOfTwo(1 + reduced, k);
  return scaleByPowerOfTwo(reduced, k) + (scaleByPowerOfTwo(1, k) - 1);
}
