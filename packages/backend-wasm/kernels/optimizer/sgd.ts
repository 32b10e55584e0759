import { multiplyAdd } from '../simd/multiply-add';
import { storeTail } from '../simd/tail';

/** θ ← keep·θ + step·g; step is −η, and keep is 1 − η·λ. */
export function sgdUpdate(value: usize, gradient: usize, length: i32, keep: f32, step: f32): void {
  const share = f32x4.splat(keep), factor = f32x4.splat(step);
  for (; length >= 4; length -= 4, value += 16, gradient += 16) {
    v128.store(value, multiplyAdd(factor, v128.load(gradient), f32x4.mul(share, v128.load(value))));
  }
  if (length > 0) storeTail(value, multiplyAdd(factor, v128.load(gradient), f32x4.mul(share, v128.load(value))), length);
}
