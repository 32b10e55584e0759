// Four 32-bit numbers as two vectors of two 64-bit ones. No such operation is fused in any build: results are the same bits everywhere.

/** The first two of four 32-bit lanes, in 64 bits. */
// @ts-ignore: decorator
@inline
export function lowLanes(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

/** The last two. */
// @ts-ignore: decorator
@inline
export function highLanes(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i64>(x, x, 1, 1));
}

/** Four 64-bit lanes, each rounded to 32 bits. */
// @ts-ignore: decorator
@inline
export function rounded(low: v128, high: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

/** (l₀ + l₁) + (h₀ + h₁) */
// @ts-ignore: decorator
@inline
export function totalOf(low: v128, high: v128): f64 {
  return f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1) + (f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1));
}
