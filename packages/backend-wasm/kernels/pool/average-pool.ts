import { clearFloats } from '../simd/copy';
import { storeTail } from '../simd/tail';

/** out = the mean of the inputs under every window, channel by channel; what lies outside of the picture does not count. */
export function averagePool(
  input: usize, out: usize, samples: i32, height: i32, width: i32, channels: i32, outHeight: i32, outWidth: i32, size: i32, stride: i32,
  top: i32, left: i32,
): void {
  const pixel = <usize>channels << 2, row = pixel * <usize>width, picture = row * <usize>height;
  for (let sample = 0; sample < samples; sample++, input += picture) {
    for (let y = 0; y < outHeight; y++) {
      const firstRow = max(0, y * stride - top), lastRow = min(height, y * stride - top + size);
      for (let x = 0; x < outWidth; x++, out += pixel) {
        const firstColumn = max(0, x * stride - left), lastColumn = min(width, x * stride - left + size);
        const corner = input + row * <usize>firstRow + pixel * <usize>firstColumn;
        meanOfWindow(corner, row, pixel, lastRow - firstRow, lastColumn - firstColumn, out, channels);
      }
    }
  }
}

/** input = ∂C/∂input, from ∂C/∂out in `out`: an n-th to each of the n inputs of a window. */
export function averagePoolBack(
  input: usize, out: usize, samples: i32, height: i32, width: i32, channels: i32, outHeight: i32, outWidth: i32, size: i32, stride: i32,
  top: i32, left: i32,
): void {
  const pixel = <usize>channels << 2, row = pixel * <usize>width, picture = row * <usize>height;
  clearFloats(input, samples * height * width * channels);
  for (let sample = 0; sample < samples; sample++, input += picture) {
    for (let y = 0; y < outHeight; y++) {
      const firstRow = max(0, y * stride - top), lastRow = min(height, y * stride - top + size);
      for (let x = 0; x < outWidth; x++, out += pixel) {
        const firstColumn = max(0, x * stride - left), lastColumn = min(width, x * stride - left + size);
        const corner = input + row * <usize>firstRow + pixel * <usize>firstColumn;
        backToWindow(corner, row, pixel, lastRow - firstRow, lastColumn - firstColumn, out, channels);
      }
    }
  }
}

function meanOfWindow(corner: usize, row: usize, pixel: usize, rows: i32, columns: i32, out: usize, channels: i32): void {
  const count = f32x4.splat(<f32>(rows * columns));
  for (; channels > 0; channels -= 4, corner += 16, out += 16) {
    let sum = f32x4.splat(0);
    let line = corner;
    for (let i = 0; i < rows; i++, line += row) {
      let at = line;
      for (let j = 0; j < columns; j++, at += pixel) sum = f32x4.add(sum, v128.load(at));
    }
    const mean = f32x4.div(sum, count);
    if (channels >= 4) v128.store(out, mean);
    else storeTail(out, mean, channels);
  }
}

function backToWindow(corner: usize, row: usize, pixel: usize, rows: i32, columns: i32, out: usize, channels: i32): void {
  const count = f32x4.splat(<f32>(rows * columns));
  for (; channels > 0; channels -= 4, corner += 16, out += 16) {
    const share = f32x4.div(v128.load(out), count);
    let line = corner;
    for (let i = 0; i < rows; i++, line += row) {
      let at = line;
      for (let j = 0; j < columns; j++, at += pixel) {
        const sum = f32x4.add(v128.load(at), share);
        if (channels >= 4) v128.store(at, sum);
        else storeTail(at, sum, channels);
      }
    }
  }
}
