import { keepLanes } from '../simd/tail';
import { highLanes, lowLanes, totalOf } from '../simd/wide-lanes';

/** Σ x² in 64 bits: a sum for each rest of the index by 4, then (s₀ + s₁) + (s₂ + s₃), the order of `sumOfSquares` in @vitrum/tensor. */
export function sumOfSquares(source: usize, length: i32): f64 {
  let low = f64x2.splat(0), high = low;
  for (; length > 0; length -= 4, source += 16) {
    const x = keepLanes(v128.load(source), length);
    const first = lowLanes(x), second = highLanes(x);
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(second, second));
  }
  return totalOf(low, high);
}
