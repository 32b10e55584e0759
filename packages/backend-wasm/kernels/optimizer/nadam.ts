import { multiplyAdd } from '../simd/multiply-add';
import { storeLanes } from '../simd/tail';
import { runningMean, runningSquare } from './moments';

/** Adam whose step is mSize·m + gSize·g over √v + epsilon, Dozat 2016; the other numbers are those of {@link adam}. */
export function nadam(
  value: usize, gradient: usize, m: usize, v: usize, length: i32, keep: f32, beta1: f32, rest1: f32, beta2: f32, rest2: f32,
  mSize: f32, gSize: f32, epsilon: f32,
): void {
  const keep1 = f32x4.splat(beta1), add1 = f32x4.splat(rest1), keep2 = f32x4.splat(beta2), add2 = f32x4.splat(rest2);
  const ofMean = f32x4.splat(mSize), ofGradient = f32x4.splat(gSize), bias = f32x4.splat(epsilon), share = f32x4.splat(keep);
  for (; length > 0; length -= 4, value += 16, gradient += 16, m += 16, v += 16) {
    const g = v128.load(gradient);
    const mean = runningMean(v128.load(m), g, keep1, add1), square = runningSquare(v128.load(v), g, keep2, add2);
    storeLanes(m, mean, length);
    storeLanes(v, square, length);
    const step = f32x4.div(multiplyAdd(ofMean, mean, f32x4.mul(ofGradient, g)), f32x4.add(f32x4.sqrt(square), bias));
    storeLanes(value, f32x4.sub(f32x4.mul(share, v128.load(value)), step), length);
  }
}
