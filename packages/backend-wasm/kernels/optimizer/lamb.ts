import { keepLanes, storeLanes } from '../simd/tail';
import { highLanes, lowLanes, rounded, totalOf } from '../simd/wide-lanes';

/**
 * m ← beta1·m + rest1·g, v ← beta2·v + rest2·g², in 64 bits and then rounded; returns Σ r² of the directions
 * r = m·mScale / (√(v·vScale) + epsilon) + lambda·θ, in the order of `sumOfSquares`. You et al. 2020, arXiv:1904.00962.
 */
export function lambMoments(
  value: usize, gradient: usize, m: usize, v: usize, length: i32, beta1: f64, rest1: f64, beta2: f64, rest2: f64, mScale: f64,
  vScale: f64, epsilon: f64, lambda: f64,
): f64 {
  let low = f64x2.splat(0), high = low;
  const ofMean = f64x2.splat(mScale), ofSquare = f64x2.splat(vScale), bias = f64x2.splat(epsilon), decay = f64x2.splat(lambda);
  for (; length > 0; length -= 4, value += 16, gradient += 16, m += 16, v += 16) {
    const g = v128.load(gradient), theta = keepLanes(v128.load(value), length);
    const mean = keepLanes(followed(v128.load(m), g, beta1, rest1, false), length);
    const square = keepLanes(followed(v128.load(v), g, beta2, rest2, true), length);
    storeLanes(m, mean, length);
    storeLanes(v, square, length);
    const first = direction(lowLanes(theta), lowLanes(mean), lowLanes(square), ofMean, ofSquare, bias, decay);
    const second = direction(highLanes(theta), highLanes(mean), highLanes(square), ofMean, ofSquare, bias, decay);
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(second, second));
  }
  return totalOf(low, high);
}

/** θ ← θ − size·r, with r as in {@link lambMoments}. */
export function lambStep(
  value: usize, m: usize, v: usize, length: i32, mScale: f64, vScale: f64, epsilon: f64, lambda: f64, size: f64,
): void {
  const ofMean = f64x2.splat(mScale), ofSquare = f64x2.splat(vScale), bias = f64x2.splat(epsilon), decay = f64x2.splat(lambda);
  const factor = f64x2.splat(size);
  for (; length > 0; length -= 4, value += 16, m += 16, v += 16) {
    const theta = v128.load(value), mean = v128.load(m), square = v128.load(v);
    const first = direction(lowLanes(theta), lowLanes(mean), lowLanes(square), ofMean, ofSquare, bias, decay);
    const second = direction(highLanes(theta), highLanes(mean), highLanes(square), ofMean, ofSquare, bias, decay);
    const low = f64x2.sub(lowLanes(theta), f64x2.mul(factor, first)), high = f64x2.sub(highLanes(theta), f64x2.mul(factor, second));
    storeLanes(value, rounded(low, high), length);
  }
}

/** keep·memory + add·g, or keep·memory + add·g·g. */
// @ts-ignore: decorator
@inline
function followed(memory: v128, g: v128, keep: f64, add: f64, isSquare: bool): v128 {
  const stay = f64x2.splat(keep), share = f64x2.splat(add);
  let first = f64x2.mul(share, lowLanes(g)), second = f64x2.mul(share, highLanes(g));
  if (isSquare) {
    first = f64x2.mul(first, lowLanes(g));
    second = f64x2.mul(second, highLanes(g));
  }
  return rounded(f64x2.add(f64x2.mul(stay, lowLanes(memory)), first), f64x2.add(f64x2.mul(stay, highLanes(memory)), second));
}

// @ts-ignore: decorator
@inline
function direction(theta: v128, mean: v128, square: v128, ofMean: v128, ofSquare: v128, bias: v128, decay: v128): v128 {
  const ratio = f64x2.div(f64x2.mul(mean, ofMean), f64x2.add(f64x2.sqrt(f64x2.mul(square, ofSquare)), bias));
  return f64x2.add(ratio, f64x2.mul(decay, theta));
}
