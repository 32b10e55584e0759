import { multiplyAdd } from '../simd/multiply-add';

/**
 * e^x in each lane, for x ≤ 88: Cody and Waite's reduction x = n·ln 2 + r, then the polynomial of Cephes' expf, Moshier
 * 1989. Underflows to zero gradually; NaN stays NaN.
 */
// @ts-ignore: decorator
@inline
export function exponential(x: v128): v128 {
  x = f32x4.pmax(x, f32x4.splat(-104)); // e^−104 rounds to zero; NaN passes
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)));
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let y = f32x4.splat(1.9875691500e-4);
  y = multiplyAdd(y, r, f32x4.splat(1.3981999507e-3));
  y = multiplyAdd(y, r, f32x4.splat(8.3334519073e-3));
  y = multiplyAdd(y, r, f32x4.splat(4.1665795894e-2));
  y = multiplyAdd(y, r, f32x4.splat(1.6666665459e-1));
  y = multiplyAdd(y, r, f32x4.splat(5.0000001201e-1));
  y = multiplyAdd(y, f32x4.mul(r, r), r);
  y = f32x4.add(y, f32x4.splat(1));
  // 2ⁿ in two factors, because 2⁻¹⁵⁰ itself has no float.
  const whole = i32x4.trunc_sat_f32x4_s(n), half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
}

/** 2ⁿ for n from −126 to 127, by its bits. */
// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}
