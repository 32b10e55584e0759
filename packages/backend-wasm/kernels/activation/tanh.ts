import { multiplyAdd } from '../simd/multiply-add';

/** tanh in each lane: Cephes' tanhf, Moshier 1989. An odd polynomial near zero, 1 − 2/(e^2|x| + 1) farther out. */
// @ts-ignore: decorator
@inline
export function tanh4(x: v128): v128 {
  const magnitude = f32x4.abs(x);
  const square = f32x4.mul(x, x);
  let near = f32x4.splat(-5.70498872745e-3);
  near = multiplyAdd(near, square, f32x4.splat(2.06390887954e-2));
  near = multiplyAdd(near, square, f32x4.splat(-5.37397155531e-2));
  near = multiplyAdd(near, square, f32x4.splat(1.33314422036e-1));
  near = multiplyAdd(near, square, f32x4.splat(-3.33332819422e-1));
  near = multiplyAdd(f32x4.mul(near, square), x, x);
  const isFar = f32x4.ge(magnitude, f32x4.splat(0.625));
  if (!v128.any_true(isFar)) return near;
  const one = f32x4.splat(1);
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(exponentialOfTwice(magnitude), one)));
  const signed = v128.or(far, v128.and(x, i32x4.splat(0x80000000)));
  return v128.bitselect(signed, near, isFar);
}

/**
 * e^2x in each lane for x ≥ 0, as 2ⁿ·2^f with n + f = 2x·log₂ e and Cephes' polynomial for 2^f; constant beyond 2³⁰, where 1 − tanh
 * is far below half a unit in the last place. Coarser than `exponential`, by less than tanh shows.
 */
// @ts-ignore: decorator
@inline
function exponentialOfTwice(x: v128): v128 {
  const y = f32x4.pmin(f32x4.splat(30), f32x4.mul(x, f32x4.splat(2.88539008177792681)));
  const shifter = f32x4.splat(12582912); // 1.5·2²³: adding it rounds y, and leaves n in the lowest bits
  const shifted = f32x4.add(y, shifter);
  const f = f32x4.sub(y, f32x4.sub(shifted, shifter));
  let power = f32x4.splat(1.535336188319500e-4);
  power = multiplyAdd(power, f, f32x4.splat(1.339887440266574e-3));
  power = multiplyAdd(power, f, f32x4.splat(9.618437357674640e-3));
  power = multiplyAdd(power, f, f32x4.splat(5.550332471162809e-2));
  power = multiplyAdd(power, f, f32x4.splat(2.402264791363012e-1));
  power = multiplyAdd(power, f, f32x4.splat(6.931472028550421e-1));
  power = multiplyAdd(power, f, f32x4.splat(1));
  return i32x4.add(power, i32x4.shl(shifted, 23));
}
