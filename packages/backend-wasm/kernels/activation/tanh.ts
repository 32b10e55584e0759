import { multiplyAdd } from '../simd/multiply-add';
import { exponential } from './exponential';

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
  // 1 − tanh(10) is far below half a unit in the last place.
  const power = exponential(f32x4.min(f32x4.add(magnitude, magnitude), f32x4.splat(20)));
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(power, one)));
  const signed = v128.or(far, v128.and(x, i32x4.splat(0x80000000)));
  return v128.bitselect(signed, near, isFar);
}
