/** A factor as a whole number of 31 bits and a power of two: multiplier · 2^(shift − 31). */
export interface FixedPoint {
  /** From 2³⁰ to 2³¹ − 1, or 0. */
  readonly multiplier: number;
  /** From −31 on. */
  readonly shift: number;
}

/** 2³¹ */
const scale = 0x80000000;

/** A positive factor as an integer and a shift, with an error below 2⁻³¹ of it. */
export function fixedPointOf(factor: number): FixedPoint {
  let [fraction, shift] = [factor, 0];
  while (fraction >= 1) [fraction, shift] = [fraction / 2, shift + 1];
  while (fraction < 0.5 && fraction > 0) [fraction, shift] = [fraction * 2, shift - 1];
  let multiplier = Math.round(fraction * scale);
  if (multiplier === scale) [multiplier, shift] = [scale / 2, shift + 1];
  return shift < -31 ? { multiplier: 0, shift: 0 } : { multiplier, shift };
}

/**
 * x · factor as gemmlowp rounds it: the upper half of the doubled product, rounded, then a rounded division by a power of two.
 *
 * Source: gemmlowp, doc/quantization.md; `MultiplyByQuantizedMultiplier` of TensorFlow Lite.
 */
export function timesFixedPoint(x: number, { multiplier, shift }: FixedPoint): number {
  const shifted = clamp(shift > 0 ? x * (1 << Math.min(shift, 30)) : x, -scale, scale - 1);
  const high = doubledHigh(shifted, multiplier);
  return shift < 0 ? dividedByPower(high, -shift) : high;
}

/** (x · multiplier + ½) / 2³¹ toward zero. The product has 62 bits: the halves of the multiplier are taken one by one. */
function doubledHigh(x: number, multiplier: number): number {
  const size = Math.abs(x);
  const [upper, lower] = [Math.floor(multiplier / 0x10000), multiplier % 0x10000];
  const nudge = 0x40000000 - (x < 0 ? 1 : 0);
  const whole = Math.floor((size * upper) / 0x8000);
  const rest = (size * upper - whole * 0x8000) * 0x10000 + size * lower + nudge;
  const high = Math.min(whole + Math.floor(rest / scale), scale - 1);
  return x < 0 ? 0 - high : high;
}

/** Division by 2ⁿ, halves away from zero. */
function dividedByPower(value: number, exponent: number): number {
  const mask = exponent === 31 ? 0x7fffffff : (1 << exponent) - 1;
  return (value >> exponent) + ((value & mask) > (mask >> 1) + (value < 0 ? 1 : 0) ? 1 : 0);
}

export const clamp = (value: number, least: number, greatest: number): number => Math.min(greatest, Math.max(least, value));
