import { multiplyAdd } from '../simd/multiply-add';
import { storeLanes } from '../simd/tail';

/** θ ← keep·θ + step·g; step is −η. */
export function sgd(value: usize, gradient: usize, length: i32, keep: f32, step: f32): void {
  const share = f32x4.splat(keep), factor = f32x4.splat(step);
  for (; length > 0; length -= 4, value += 16, gradient += 16) {
    storeLanes(value, multiplyAdd(factor, v128.load(gradient), f32x4.mul(share, v128.load(value))), length);
  }
}
