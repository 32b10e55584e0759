import { storeLanes } from '../simd/tail';
import { runningSquare } from './moments';

/** v ← rho·v + rest·g², d = √(u + epsilon)/√(v + epsilon)·g, u ← rho·u + rest·d², θ ← keep·θ − size·d */
export function adadelta(
  value: usize, gradient: usize, v: usize, u: usize, length: i32, keep: f32, rho: f32, rest: f32, size: f32, epsilon: f32,
): void {
  const share = f32x4.splat(keep), stay = f32x4.splat(rho), add = f32x4.splat(rest), factor = f32x4.splat(size), bias = f32x4.splat(epsilon);
  for (; length > 0; length -= 4, value += 16, gradient += 16, v += 16, u += 16) {
    const g = v128.load(gradient), steps = v128.load(u);
    const square = runningSquare(v128.load(v), g, stay, add);
    const delta = f32x4.mul(f32x4.div(f32x4.sqrt(f32x4.add(steps, bias)), f32x4.sqrt(f32x4.add(square, bias))), g);
    storeLanes(v, square, length);
    storeLanes(u, runningSquare(steps, delta, stay, add), length);
    storeLanes(value, f32x4.sub(f32x4.mul(share, v128.load(value)), f32x4.mul(factor, delta)), length);
  }
}
