import { exponential } from './exponential';

/** 1/(1 + e^−x) in each lane, as e^x/(1 + e^x) where x < 0: precise in both tails. */
// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  const power = exponential(f32x4.neg(f32x4.abs(x)));
  const numerator = v128.bitselect(power, one, f32x4.lt(x, f32x4.splat(0)));
  return f32x4.div(numerator, f32x4.add(one, power));
}
