import { clearFloats } from '../simd/copy';
import { storeTail } from '../simd/tail';

/** dInput = ∂C/∂input: every ∂C/∂out goes to the first input of its window, row by row, that is equal to `out`, or NaN. */
export function maxPoolBack(
  input: usize, out: usize, dInput: usize, dOut: usize, samples: i32, height: i32, width: i32, channels: i32, outHeight: i32, outWidth: i32,
  size: i32, stride: i32, top: i32, left: i32,
): void {
  const pixel = <usize>channels << 2, row = pixel * <usize>width, picture = row * <usize>height;
  const isPairs = size == 2 && stride == 2 && top == 0 && left == 0 && 2 * outHeight <= height && 2 * outWidth <= width;
  const isCovered = isPairs && 2 * outHeight == height && 2 * outWidth == width;
  if (!isCovered) clearFloats(dInput, samples * height * width * channels);
  for (let sample = 0; sample < samples; sample++, input += picture, dInput += picture) {
    for (let y = 0; y < outHeight; y++) {
      if (isPairs) {
        const upper = row * <usize>(2 * y);
        backToPairs(input + upper, dInput + upper, row, pixel, out, dOut, outWidth, channels);
        out += pixel * <usize>outWidth;
        dOut += pixel * <usize>outWidth;
        continue;
      }
      const firstRow = max(0, y * stride - top), lastRow = min(height, y * stride - top + size);
      for (let x = 0; x < outWidth; x++, out += pixel, dOut += pixel) {
        const firstColumn = max(0, x * stride - left), lastColumn = min(width, x * stride - left + size);
        const corner = row * <usize>firstRow + pixel * <usize>firstColumn;
        backToWindow(input + corner, dInput + corner, row, pixel, lastRow - firstRow, lastColumn - firstColumn, out, dOut, channels);
      }
    }
  }
}

/** One row of windows of 2 × 2, side by side: every input has one window, so that gradients are written and not added. */
function backToPairs(x: usize, dx: usize, row: usize, pixel: usize, out: usize, dOut: usize, outWidth: i32, channels: i32): void {
  const below = row + pixel;
  for (let window = 0; window < outWidth; window++, x += pixel, dx += pixel) {
    for (let c = channels; c > 0; c -= 4) {
      const largest = v128.load(out), gradient = v128.load(dOut);
      const hit0 = isLargest(v128.load(x), largest);
      const hit1 = v128.andnot(isLargest(v128.load(x + pixel), largest), hit0), until1 = v128.or(hit0, hit1);
      const hit2 = v128.andnot(isLargest(v128.load(x + row), largest), until1), until2 = v128.or(until1, hit2);
      const hit3 = v128.andnot(isLargest(v128.load(x + below), largest), until2);
      const count = min(c, 4);
      storeLanes(dx, v128.and(gradient, hit0), count);
      storeLanes(dx + pixel, v128.and(gradient, hit1), count);
      storeLanes(dx + row, v128.and(gradient, hit2), count);
      storeLanes(dx + below, v128.and(gradient, hit3), count);
      const bytes = <usize>count << 2;
      x += bytes;
      dx += bytes;
      out += bytes;
      dOut += bytes;
    }
  }
}

function backToWindow(
  x: usize, dx: usize, row: usize, pixel: usize, rows: i32, columns: i32, out: usize, dOut: usize, channels: i32,
): void {
  for (let c: usize = 0; channels > 0; channels -= 4, c += 16) {
    const largest = v128.load(out + c);
    let gradient = v128.load(dOut + c);
    const count = min(channels, 4);
    for (let i = 0; i < rows; i++) {
      let at = c + row * <usize>i;
      for (let j = 0; j < columns; j++, at += pixel) {
        const hit = isLargest(v128.load(x + at), largest);
        storeLanes(dx + at, f32x4.add(v128.load(dx + at), v128.and(gradient, hit)), count);
        gradient = v128.andnot(gradient, hit); // given away
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function isLargest(value: v128, largest: v128): v128 {
  return v128.or(f32x4.eq(value, largest), f32x4.ne(value, value));
}

// @ts-ignore: decorator
@inline
function storeLanes(target: usize, value: v128, count: i32): void {
  if (count == 4) v128.store(target, value);
  else storeTail(target, value, count);
}
