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

/** out = out + factor·sign(source), in 64 bits and then rounded; the sign of 0 is 0. */
export function addSignedFloats(source: usize, out: usize, length: i32, factor: f64): void {
  const share = f64x2.splat(factor), one = f32x4.splat(1), zero = f32x4.splat(0);
  for (; length > 0; length -= 4, source += 16, out += 16) {
    const x = v128.load(source), y = v128.load(out);
    const sign = f32x4.sub(v128.and(one, f32x4.gt(x, zero)), v128.and(one, f32x4.lt(x, zero)));
    const low = f64x2.add(lowLanes(y), f64x2.mul(share, lowLanes(sign)));
    const high = f64x2.add(highLanes(y), f64x2.mul(share, highLanes(sign)));
    storeLanes(out, rounded(low, high), length);
  }
}

/** values = min(max(values, −limit), limit) */
export function clampFloats(values: usize, length: i32, limit: f32): void {
  const high = f32x4.splat(limit), low = f32x4.splat(-limit);
  for (; length > 0; length -= 4, values += 16) {
    storeLanes(values, f32x4.min(f32x4.max(v128.load(values), low), high), length);
  }
}
