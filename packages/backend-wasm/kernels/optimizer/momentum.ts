import { multiplyAdd } from '../simd/multiply-add';
import { storeLanes } from '../simd/tail';
import { runningMean } from './moments';

/** b ← mu·b + g, θ ← keep·θ + step·b; step is −η. */
export function momentum(value: usize, gradient: usize, b: usize, length: i32, keep: f32, mu: f32, step: f32): void {
  const share = f32x4.splat(keep), stay = f32x4.splat(mu), factor = f32x4.splat(step), one = f32x4.splat(1);
  for (; length > 0; length -= 4, value += 16, gradient += 16, b += 16) {
    const speed = runningMean(v128.load(b), v128.load(gradient), stay, one);
    storeLanes(b, speed, length);
    storeLanes(value, multiplyAdd(factor, speed, f32x4.mul(share, v128.load(value))), length);
  }
}

/** b ← mu·b + g, θ ← keep·θ + step·(g + mu·b); step is −η. */
export function nesterov(value: usize, gradient: usize, b: usize, length: i32, keep: f32, mu: f32, step: f32): void {
  const share = f32x4.splat(keep), stay = f32x4.splat(mu), factor = f32x4.splat(step), one = f32x4.splat(1);
  for (; length > 0; length -= 4, value += 16, gradient += 16, b += 16) {
    const g = v128.load(gradient);
    const speed = runningMean(v128.load(b), g, stay, one);
    storeLanes(b, speed, length);
    storeLanes(value, multiplyAdd(factor, multiplyAdd(stay, speed, g), f32x4.mul(share, v128.load(value))), length);
  }
}
