import { storeLanes } from '../simd/tail';
import { runningSquare } from './moments';

/** v ← rho·v + rest·g², θ ← keep·θ − size·g/(√v + epsilon) */
export function rmsprop(
  value: usize, gradient: usize, v: usize, length: i32, keep: f32, rho: f32, rest: f32, size: f32, epsilon: f32,
): void {
  const share = f32x4.splat(keep), stay = f32x4.splat(rho), add = f32x4.splat(rest), factor = f32x4.splat(size), bias = f32x4.splat(epsilon);
  for (; length > 0; length -= 4, value += 16, gradient += 16, v += 16) {
    const g = v128.load(gradient);
    const square = runningSquare(v128.load(v), g, stay, add);
    storeLanes(v, square, length);
    const step = f32x4.div(f32x4.mul(factor, g), f32x4.add(f32x4.sqrt(square), bias));
    storeLanes(value, f32x4.sub(f32x4.mul(share, v128.load(value)), step), length);
  }
}
