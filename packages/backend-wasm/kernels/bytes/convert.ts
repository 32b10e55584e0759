/** out[i] = bytes[i]/divisor, rounded once. Blocks of 16 zeros, the background of a picture, are not divided. */
export function convertBytes(bytes: usize, count: i32, divisor: f32, out: usize): void {
  const by = f32x4.splat(divisor);
  for (; count >= 16; count -= 16, bytes += 16, out += 64) {
    const block = v128.load(bytes);
    if (!v128.any_true(block)) {
      storeZeros(out);
      continue;
    }
    const low = i16x8.extend_low_i8x16_u(block), high = i16x8.extend_high_i8x16_u(block);
    v128.store(out, quotient(i32x4.extend_low_i16x8_u(low), by));
    v128.store(out, quotient(i32x4.extend_high_i16x8_u(low), by), 16);
    v128.store(out, quotient(i32x4.extend_low_i16x8_u(high), by), 32);
    v128.store(out, quotient(i32x4.extend_high_i16x8_u(high), by), 48);
  }
  for (; count > 0; count--, bytes++, out += 4) store<f32>(out, <f32>load<u8>(bytes) / divisor);
}

// @ts-ignore: decorator
@inline
function quotient(integers: v128, divisor: v128): v128 {
  return f32x4.div(f32x4.convert_i32x4_u(integers), divisor);
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

/** As `convertBytes`, for a divisor that is no 32-bit float. */
export function convertBytesExactly(bytes: usize, count: i32, divisor: f64, out: usize): void {
  for (; count > 0; count--, bytes++, out += 4) store<f32>(out, <f32>(<f64>load<u8>(bytes) / divisor));
}
