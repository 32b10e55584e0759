import { activationBackward } from '../activation/backward';
import { relu } from '../activation/kinds';
import { clearFloats } from '../simd/copy';
import { storeLanes } from '../simd/tail';

/** dInput = ∂C/∂input: every ∂C/∂out goes to the first input of its window, row by row, that is equal to `out`, or NaN. */
export function maxPoolBack(
  input: usize, out: usize, dInput: usize, dOut: usize, samples: i32, height: i32, width: i32, channels: i32, outHeight: i32, outWidth: i32,
  size: i32, stride: i32, top: i32, left: i32,
): void {
  const pixel = <usize>channels << 2, row = pixel * <usize>width, picture = row * <usize>height;
  const isPairs = arePairs(height, width, outHeight, outWidth, size, stride, top, left);
  const areWhole = (channels & 3) == 0;
  if (!isPairs || !arePairsAll(height, width, outHeight, outWidth)) clearFloats(dInput, samples * height * width * channels);
  for (let sample = 0; sample < samples; sample++, input += picture, dInput += picture) {
    for (let y = 0; y < outHeight; y++) {
      if (isPairs) {
        const upper = row * <usize>(2 * y);
        if (!areWhole || !backToNumbers(false, input + upper, dInput + upper, row, pixel, out, dOut, outWidth)) {
          backToPairs(input + upper, dInput + upper, row, pixel, out, dOut, outWidth, channels);
        }
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

/** dz = ∂C/∂z where the input is φ(z): the same, and on through the activation while a sample is in the cache. */
export function maxPoolActivateBack(
  kind: i32, slope: f32, z: usize, input: usize, out: usize, dz: usize, dOut: usize, samples: i32, height: i32, width: i32, channels: i32,
  outHeight: i32, outWidth: i32, size: i32, stride: i32, top: i32, left: i32,
): void {
  const length = height * width * channels;
  const picture = <usize>length << 2, outBytes = <usize>(outHeight * outWidth * channels) << 2;
  const isRectified = kind == relu && (channels & 3) == 0 && arePairs(height, width, outHeight, outWidth, size, stride, top, left);
  for (let sample = 0; sample < samples; sample++, z += picture, input += picture, dz += picture, out += outBytes, dOut += outBytes) {
    if (isRectified && backToRectified(input, out, dz, dOut, height, width, channels, outHeight, outWidth)) continue;
    maxPoolBack(input, out, dz, dOut, 1, height, width, channels, outHeight, outWidth, size, stride, top, left);
    activationBackward(kind, slope, z, input, dz, dz, length);
  }
}

/** One sample behind a rectifier, by windows of 2 × 2; false if there is a NaN. z is above 0 where the input is, and need not be read. */
function backToRectified(
  x: usize, out: usize, dz: usize, dOut: usize, height: i32, width: i32, channels: i32, outHeight: i32, outWidth: i32,
): bool {
  const pixel = <usize>channels << 2, row = pixel * <usize>width, outRow = pixel * <usize>outWidth;
  if (!arePairsAll(height, width, outHeight, outWidth)) clearFloats(dz, height * width * channels);
  for (let y = 0; y < outHeight; y++, x += 2 * row, dz += 2 * row, out += outRow, dOut += outRow) {
    if (!backToNumbers(true, x, dz, row, pixel, out, dOut, outWidth)) return false;
  }
  return true;
}

/** Windows of 2 × 2, side by side: every input has at most one. */
// @ts-ignore: decorator
@inline
function arePairs(height: i32, width: i32, outHeight: i32, outWidth: i32, size: i32, stride: i32, top: i32, left: i32): bool {
  return size == 2 && stride == 2 && top == 0 && left == 0 && 2 * outHeight <= height && 2 * outWidth <= width;
}

/** True if every input has one. */
// @ts-ignore: decorator
@inline
function arePairsAll(height: i32, width: i32, outHeight: i32, outWidth: i32): bool {
  return 2 * outHeight == height && 2 * outWidth == width;
}

/**
 * Like `backToPairs`, for whole vectors of channels without NaN; false if there is one, and the gradients then have to be written
 * anew. Behind a rectifier, only a largest number above 0 gets anything.
 */
// @ts-ignore: decorator
@inline
function backToNumbers(isRectified: bool, x: usize, dx: usize, row: usize, pixel: usize, out: usize, dOut: usize, outWidth: i32): bool {
  const zero = f32x4.splat(0);
  let isNan = zero;
  for (let window = 0; window < outWidth; window++, x += pixel, dx += pixel) {
    for (const end = out + pixel; out < end; x += 16, dx += 16, out += 16, dOut += 16) {
      const largest = v128.load(out);
      let gradient = v128.load(dOut); // what has not been given away
      if (isRectified) gradient = v128.bitselect(gradient, f32x4.mul(zero, gradient), f32x4.gt(largest, zero));
      isNan = v128.or(isNan, f32x4.ne(largest, largest));
      let hit = f32x4.eq(v128.load(x), largest);
      v128.store(dx, v128.and(gradient, hit));
      gradient = v128.andnot(gradient, hit);
      hit = f32x4.eq(v128.load(x + pixel), largest);
      v128.store(dx + pixel, v128.and(gradient, hit));
      gradient = v128.andnot(gradient, hit);
      hit = f32x4.eq(v128.load(x + row), largest);
      v128.store(dx + row, v128.and(gradient, hit));
      v128.store(dx + row + pixel, v128.andnot(gradient, hit)); // the largest is one of the four
    }
  }
  return !v128.any_true(isNan);
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
