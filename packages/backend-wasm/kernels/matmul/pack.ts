import { transposeInto } from '../simd/transpose';

/**
 * Copies a part of op(matrix) into panels of `width` lines: for each p, `width` floats side by side, so that the tile
 * kernel reads memory in one direction. Missing lines of the last panel are zeros.
 *
 * A line is a row of op(a) or a column of op(b); p runs along the inner axis of the product. `areLinesContiguous` is true
 * if neighboring lines, not neighboring p, are adjacent in memory.
 */
export function packPanels(
  source: usize, stride: usize, areLinesContiguous: bool, lines: i32, depth: i32, width: i32, target: usize,
): void {
  const panelBytes = <usize>(width * depth) << 2;
  for (let first = 0; first < lines; first += width) {
    const count = min(width, lines - first);
    const from = areLinesContiguous ? source + (<usize>first << 2) : source + <usize>first * stride;
    if (areLinesContiguous) packAcross(from, stride, count, depth, width, target);
    else packAlong(from, stride, count, depth, width, target);
    target += panelBytes;
  }
}

/** Lines side by side in memory: each p is a short copy. */
function packAcross(source: usize, stride: usize, count: i32, depth: i32, width: i32, target: usize): void {
  const step = <usize>width << 2;
  if (count == width && width == 8) {
    for (let p = 0; p < depth; p++, source += stride, target += 32) {
      v128.store(target, v128.load(source));
      v128.store(target, v128.load(source, 16), 16);
    }
    return;
  }
  if (count == width && width == 4) {
    for (let p = 0; p < depth; p++, source += stride, target += 16) v128.store(target, v128.load(source));
    return;
  }
  if (count == width && width == 6) {
    for (let p = 0; p < depth; p++, source += stride, target += 24) {
      v128.store(target, v128.load(source));
      store<u64>(target, load<u64>(source, 16), 16);
    }
    return;
  }
  for (let p = 0; p < depth; p++, source += stride, target += step) {
    for (let i = 0; i < width; i++) {
      store<f32>(target + (<usize>i << 2), i < count ? load<f32>(source + (<usize>i << 2)) : 0);
    }
  }
}

/** Each line contiguous in memory: a transpose, by blocks of 4 × 4. */
function packAlong(source: usize, stride: usize, count: i32, depth: i32, width: i32, target: usize): void {
  const step = <usize>width << 2;
  let line = 0;
  for (; line + 4 <= count; line += 4) {
    transposeInto(source + <usize>line * stride, stride, depth, target + (<usize>line << 2), step);
  }
  for (; line < width; line++) {
    let to = target + (<usize>line << 2);
    let from = source + <usize>line * stride;
    if (line >= count) {
      for (let p = 0; p < depth; p++, to += step) store<f32>(to, 0);
    } else {
      for (let p = 0; p < depth; p++, to += step, from += 4) store<f32>(to, load<f32>(from));
    }
  }
}
