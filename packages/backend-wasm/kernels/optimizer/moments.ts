import { multiplyAdd } from '../simd/multiply-add';

/**
 * The moments of a weight whose gradient has become zero decay to subnormal numbers below 2⁻¹²⁶, which processors handle far more
 * slowly: twice the time, measured. A mean below 2⁻¹⁰⁰ moves no weight: η·m/ε is then below 10⁻²²·η for the usual ε of 10⁻⁸.
 */
const negligible: f32 = 7.888609e-31;

/** keep·m + add·g, and 0 where that moves nothing. */
// @ts-ignore: decorator
@inline
export function runningMean(m: v128, g: v128, keep: v128, add: v128): v128 {
  const next = multiplyAdd(keep, m, f32x4.mul(add, g));
  return v128.andnot(next, f32x4.lt(f32x4.abs(next), f32x4.splat(negligible)));
}

/** keep·v + add·g² */
// @ts-ignore: decorator
@inline
export function runningSquare(v: v128, g: v128, keep: v128, add: v128): v128 {
  return multiplyAdd(keep, v, f32x4.mul(f32x4.mul(add, g), g));
}
