import { storeTail } from '../simd/tail';

/** out = the largest input under every window, channel by channel; the larger of two equal ones is the first, and NaN is larger than all. */
export function maxPool(
  input: usize, out: usize, samples: i32, height: i32, width: i32, channels: i32, outHeight: i32, outWidth: i32, size: i32, stride: i32,
  top: i32, left: i32,
): void {
  const pixel = <usize>channels << 2, row = pixel * <usize>width, picture = row * <usize>height;
  const isPairs = size == 2 && stride == 2 && top == 0 && left == 0 && 2 * outHeight <= height && 2 * outWidth <= width;
  const areWhole = (channels & 3) == 0;
  for (let sample = 0; sample < samples; sample++, input += picture) {
    for (let y = 0; y < outHeight; y++) {
      if (isPairs) {
        const upper = input + row * <usize>(2 * y);
        if (!areWhole || !maxOfNumbers(upper, row, pixel, out, outWidth)) maxOfPairs(upper, row, pixel, out, outWidth, channels);
        out += pixel * <usize>outWidth;
        continue;
      }
      const firstRow = max(0, y * stride - top), lastRow = min(height, y * stride - top + size);
      for (let x = 0; x < outWidth; x++, out += pixel) {
        const firstColumn = max(0, x * stride - left), lastColumn = min(width, x * stride - left + size);
        const corner = input + row * <usize>firstRow + pixel * <usize>firstColumn;
        maxOfWindow(corner, row, pixel, lastRow - firstRow, lastColumn - firstColumn, out, channels);
      }
    }
  }
}

/** Like `maxOfPairs`, for whole vectors of channels without NaN; false if there may be one, and the outputs then have to be written anew. */
function maxOfNumbers(upper: usize, row: usize, pixel: usize, out: usize, outWidth: i32): bool {
  let sums = f32x4.splat(0);
  for (let x = 0; x < outWidth; x++, upper += pixel) {
    for (const end = out + pixel; out < end; out += 16, upper += 16) {
      const first = v128.load(upper), second = v128.load(upper + pixel);
      const third = v128.load(upper + row), fourth = v128.load(upper + row + pixel);
      v128.store(out, f32x4.pmax(f32x4.pmax(f32x4.pmax(first, second), third), fourth));
      sums = f32x4.add(sums, f32x4.add(f32x4.add(first, second), f32x4.add(third, fourth)));
    }
  }
  return !v128.any_true(f32x4.ne(sums, sums)); // NaN stays NaN in a sum
}

/** One row of outputs of windows of 2 × 2, side by side. */
function maxOfPairs(upper: usize, row: usize, pixel: usize, out: usize, outWidth: i32, channels: i32): void {
  for (let x = 0; x < outWidth; x++, upper += pixel) { // past the right pixel: the inner loop has gone past the left one
    for (let c = channels; c > 0; c -= 4) {
      let largest = v128.load(upper);
      largest = larger(largest, v128.load(upper + pixel));
      largest = larger(largest, v128.load(upper + row));
      largest = larger(largest, v128.load(upper + row + pixel));
      if (c < 4) {
        storeTail(out, largest, c);
        upper += <usize>c << 2;
        out += <usize>c << 2;
        break;
      }
      v128.store(out, largest);
      upper += 16;
      out += 16;
    }
  }
}

function maxOfWindow(corner: usize, row: usize, pixel: usize, rows: i32, columns: i32, out: usize, channels: i32): void {
  for (; channels > 0; channels -= 4, corner += 16, out += 16) {
    let largest = v128.load(corner);
    let line = corner;
    for (let i = 0; i < rows; i++, line += row) {
      let at = line;
      for (let j = 0; j < columns; j++, at += pixel) largest = larger(largest, v128.load(at));
    }
    if (channels >= 4) v128.store(out, largest);
    else storeTail(out, largest, channels);
  }
}

/** `value` where it is larger than `largest`, or NaN; nothing is larger than NaN. */
// @ts-ignore: decorator
@inline
function larger(largest: v128, value: v128): v128 {
  return v128.bitselect(value, largest, v128.or(f32x4.gt(value, largest), f32x4.ne(value, value)));
}
