import { storeLanes } from '../simd/tail';
import { highLanes, lowLanes, rounded } from '../simd/wide-lanes';

/** out = factor·source, in 64 bits and then rounded. They may be the same. */
export function scaleFloats(source: usize, out: usize, length: i32, factor: f64): void {
  const share = f64x2.splat(factor);
  for (; length > 0; length -= 4, source += 16, out += 16) {
    const x = v128.load(source);
    storeLanes(out, rounded(f64x2.mul(share, lowLanes(x)), f64x2.mul(share, highLanes(x))), length);
  }
}

/** out = keep·out + factor·source, in 64 bits and then rounded. */
export function addScaledFloats(source: usize, out: usize, length: i32, keep: f64, factor: f64): void {
  const stay = f64x2.splat(keep), share = f64x2.splat(factor);
  for (; length > 0; length -= 4, source += 16, out += 16) {
    const x = v128.load(source), y = v128.load(out);
    const low = f64x2.add(f64x2.mul(stay, lowLanes(y)), f64x2.mul(share, lowLanes(x)));
    const high = f64x2.add(f64x2.mul(stay, highLanes(y)), f64x2.mul(share, highLanes(x)));
    storeLanes(out, rounded(low, high), length);
  }
}
