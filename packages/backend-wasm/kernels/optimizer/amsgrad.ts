import { storeLanes } from '../simd/tail';
import { runningMean, runningSquare } from './moments';

/** Adam with w ← max(w, v) in the place of v, Reddi, Kale & Kumar 2018, arXiv:1904.09237; the numbers are those of {@link adam}. */
export function amsgrad(
  value: usize, gradient: usize, m: usize, v: usize, w: usize, length: i32, keep: f32, beta1: f32, rest1: f32, beta2: f32, rest2: f32,
  stepSize: f32, epsilon: f32,
): void {
  const keep1 = f32x4.splat(beta1), add1 = f32x4.splat(rest1), keep2 = f32x4.splat(beta2), add2 = f32x4.splat(rest2);
  const size = f32x4.splat(stepSize), bias = f32x4.splat(epsilon), share = f32x4.splat(keep);
  for (; length > 0; length -= 4, value += 16, gradient += 16, m += 16, v += 16, w += 16) {
    const g = v128.load(gradient);
    const mean = runningMean(v128.load(m), g, keep1, add1), square = runningSquare(v128.load(v), g, keep2, add2);
    const largest = f32x4.max(v128.load(w), square);
    storeLanes(m, mean, length);
    storeLanes(v, square, length);
    storeLanes(w, largest, length);
    const step = f32x4.div(f32x4.mul(size, mean), f32x4.add(f32x4.sqrt(largest), bias));
    storeLanes(value, f32x4.sub(f32x4.mul(share, v128.load(value)), step), length);
  }
}
