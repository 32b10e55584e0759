/**
 * out[i] = bytes[i]·high + bytes[i]·low, which is bytes[i]/divisor, rounded once: see src/split-reciprocal.ts. Blocks of 16
 * zeros, the background of a picture, are not multiplied.
 */
export function convertBytes(bytes: usize, count: i32, high: f32, low: f32, out: usize): void {
  const byHigh = f32x4.splat(high), byLow = f32x4.splat(low);
  for (; count >= 16; count -= 16, bytes += 16, out += 64) {
    const block = v128.load(bytes);
    if (!v128.any_true(block)) {
      storeZeros(out);
      continue;
    }
    const first = i16x8.extend_low_i8x16_u(block), second = i16x8.extend_high_i8x16_u(block);
    v128.store(out, quotient(i32x4.extend_low_i16x8_u(first), byHigh, byLow));
    v128.store(out, quotient(i32x4.extend_high_i16x8_u(first), byHigh, byLow), 16);
    v128.store(out, quotient(i32x4.extend_low_i16x8_u(second), byHigh, byLow), 32);
    v128.store(out, quotient(i32x4.extend_high_i16x8_u(second), byHigh, byLow), 48);
  }
  for (; count > 0; count--, bytes++, out += 4) {
    const byte = <f32>load<u8>(bytes);
    store<f32>(out, byte * high + byte * low);
  }
}

/** Row after row as `convertBytes` does, each from its own address in `starts`. */
export function convertRows(starts: usize, rows: i32, size: i32, high: f32, low: f32, out: usize): void {
  for (; rows > 0; rows--, starts += 4, out += <usize>size << 2) convertBytes(load<usize>(starts), size, high, low, out);
}

// Not fused: both products are rounded, as src/split-reciprocal.ts has checked it.
// @ts-ignore: decorator
@inline
function quotient(integers: v128, high: v128, low: v128): v128 {
  const values = f32x4.convert_i32x4_s(integers);
  return f32x4.add(f32x4.mul(values, high), f32x4.mul(values, low));
}

// @ts-ignore: decorator
@inline
function storeZeros(out: usize): void {
  const zero = f32x4.splat(0);
  v128.store(out, zero);
  v128.store(out, zero, 16);
  v128.store(out, zero, 32);
  v128.store(out, zero, 48);
}

/** Like `convertBytes`, for a divisor whose reciprocal is not the sum of two floats. */
export function convertBytesExactly(bytes: usize, count: i32, divisor: f64, out: usize): void {
  for (; count > 0; count--, bytes++, out += 4) store<f32>(out, <f32>(<f64>load<u8>(bytes) / divisor));
}
