import { multiplyAdd } from '../simd/multiply-add';
import { storeLanes } from '../simd/tail';
import { runningMean } from './moments';

/** θ ← keep·θ − size·sign(beta1·m + rest1·g), m ← beta2·m + rest2·g; the sign of 0 is 0. Chen et al. 2023, arXiv:2302.06675. */
export function lion(
  value: usize, gradient: usize, m: usize, length: i32, keep: f32, beta1: f32, rest1: f32, beta2: f32, rest2: f32, size: f32,
): void {
  const keep1 = f32x4.splat(beta1), add1 = f32x4.splat(rest1), keep2 = f32x4.splat(beta2), add2 = f32x4.splat(rest2);
  const share = f32x4.splat(keep), step = f32x4.splat(size), zero = f32x4.splat(0);
  for (; length > 0; length -= 4, value += 16, gradient += 16, m += 16) {
    const g = v128.load(gradient), mean = v128.load(m);
    const direction = multiplyAdd(keep1, mean, f32x4.mul(add1, g));
    const down = v128.and(step, f32x4.gt(direction, zero)), up = v128.and(step, f32x4.lt(direction, zero));
    storeLanes(m, runningMean(mean, g, keep2, add2), length);
    storeLanes(value, f32x4.add(f32x4.sub(f32x4.mul(share, v128.load(value)), down), up), length);
  }
}
