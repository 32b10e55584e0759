/**
 * Bit i is set if the i-th of the 16 floats at `source` differs from zero (NaN does). Reads all 64 bytes: every tensor is followed
 * by as many readable ones.
 */
// @ts-ignore: decorator
@inline
export function nonZeroMask(source: usize): i32 {
  const zero = f32x4.splat(0);
  const low = i16x8.narrow_i32x4_s(f32x4.ne(v128.load(source), zero), f32x4.ne(v128.load(source, 16), zero));
  const high = i16x8.narrow_i32x4_s(f32x4.ne(v128.load(source, 32), zero), f32x4.ne(v128.load(source, 48), zero));
  return i8x16.bitmask(i8x16.narrow_i16x8_s(low, high));
}

/** Like `nonZeroMask`, for the last `count` < 16 floats. */
// @ts-ignore: decorator
@inline
export function nonZeroMaskOf(source: usize, count: i32): i32 {
  const mask = nonZeroMask(source);
  return count >= 16 ? mask : mask & ((1 << count) - 1);
}
