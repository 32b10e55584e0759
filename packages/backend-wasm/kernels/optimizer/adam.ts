import { storeLanes } from '../simd/tail';
import { runningMean, runningSquare } from './moments';

/**
 * One step of Adam, Kingma & Ba 2014, arXiv:1412.6980: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
 * θ ← keep·θ − stepSize·m/(√v + epsilon). With c = √(1 − β₂ᵗ), that is the paper's step for stepSize = η·c/(1 − β₁ᵗ) and
 * epsilon = ε·c.
 */
export function adam(
  value: usize, gradient: usize, m: usize, v: usize, length: i32, keep: f32, beta1: f32, rest1: f32, beta2: f32, rest2: f32,
  stepSize: f32, epsilon: f32,
): void {
  const keep1 = f32x4.splat(beta1), add1 = f32x4.splat(rest1), keep2 = f32x4.splat(beta2), add2 = f32x4.splat(rest2);
  const size = f32x4.splat(stepSize), bias = f32x4.splat(epsilon), share = f32x4.splat(keep);
  for (; length > 0; length -= 4, value += 16, gradient += 16, m += 16, v += 16) {
    const g = v128.load(gradient);
    const mean = runningMean(v128.load(m), g, keep1, add1), square = runningSquare(v128.load(v), g, keep2, add2);
    storeLanes(m, mean, length);
    storeLanes(v, square, length);
    const step = f32x4.div(f32x4.mul(size, mean), f32x4.add(f32x4.sqrt(square), bias));
    storeLanes(value, f32x4.sub(f32x4.mul(share, v128.load(value)), step), length);
  }
}
