import { multiplyAdd } from '../simd/multiply-add';
import { clearFloats } from '../simd/copy';
import { loadTail } from '../simd/tail';
import { sumLanes } from '../simd/transpose';
import { listPositive } from '../sparse/entries';

/** Bytes of b that are gone through for one row of x after the other: they stay in the first-level cache. */
const blockBytes: i32 = 24_576;

/**
 * out[i, j] = Σₚ x[i, p]·b[j, p] where z[i, j] > 0, and 0 elsewhere, for x [rows, depth] and b [columns, depth]: only the sums that a
 * rectifier lets through are formed, four at a time. The rows of z and out are outStride bytes apart. Scratch: 4 bytes for each column, and a vector.
 */
export function reluBackProduct(
  x: usize, b: usize, z: usize, out: usize, rows: i32, depth: i32, columns: i32, outStride: usize, scale: f32, scratch: usize,
): void {
  const stride = <usize>depth << 2;
  const block = max(4, (blockBytes / <i32>stride) & ~3);
  for (let column = 0; column < columns; column += block) {
    const count = min(block, columns - column), offset = <usize>column << 2;
    let row = x, place = z + offset, target = out + offset;
    for (let i = 0; i < rows; i++, row += stride, place += outStride, target += outStride) {
      clearFloats(target, count);
      formSums(row, b + <usize>column * stride, target, depth, scale, scratch, listPositive(place, count, scratch));
    }
  }
}

/** The sums of one row whose columns are listed. */
// @ts-ignore: decorator
@inline
function formSums(x: usize, b: usize, out: usize, depth: i32, scale: f32, place: usize, end: usize): void {
  const stride = <usize>depth << 2, last = end - 4;
  for (; place < end; place += 16) {
    // The last ones are formed more than once where they are fewer than four.
    const j0 = load<u32>(place), j1 = load<u32>(min(place + 4, last)), j2 = load<u32>(min(place + 8, last)), j3 = load<u32>(min(place + 12, last));
    const sums = f32x4.mul(f32x4.splat(scale), fourSums(x, b + j0 * stride, b + j1 * stride, b + j2 * stride, b + j3 * stride, depth));
    v128.store_lane<f32>(out + (j0 << 2), sums, 0);
    v128.store_lane<f32>(out + (j1 << 2), sums, 1);
    v128.store_lane<f32>(out + (j2 << 2), sums, 2);
    v128.store_lane<f32>(out + (j3 << 2), sums, 3);
  }
}

/** x·b for four rows of b. Two sums for each of them, as an addition waits for the one before. */
// @ts-ignore: decorator
@inline
function fourSums(x: usize, b0: usize, b1: usize, b2: usize, b3: usize, depth: i32): v128 {
  const zero = f32x4.splat(0);
  let s0 = zero, s1 = zero, s2 = zero, s3 = zero, t0 = zero, t1 = zero, t2 = zero, t3 = zero;
  for (; depth >= 8; depth -= 8, x += 32, b0 += 32, b1 += 32, b2 += 32, b3 += 32) {
    const first = v128.load(x), second = v128.load(x, 16);
    s0 = multiplyAdd(first, v128.load(b0), s0); t0 = multiplyAdd(second, v128.load(b0, 16), t0);
    s1 = multiplyAdd(first, v128.load(b1), s1); t1 = multiplyAdd(second, v128.load(b1, 16), t1);
    s2 = multiplyAdd(first, v128.load(b2), s2); t2 = multiplyAdd(second, v128.load(b2, 16), t2);
    s3 = multiplyAdd(first, v128.load(b3), s3); t3 = multiplyAdd(second, v128.load(b3, 16), t3);
  }
  if (depth >= 4) {
    const first = v128.load(x);
    s0 = multiplyAdd(first, v128.load(b0), s0);
    s1 = multiplyAdd(first, v128.load(b1), s1);
    s2 = multiplyAdd(first, v128.load(b2), s2);
    s3 = multiplyAdd(first, v128.load(b3), s3);
    depth -= 4; x += 16; b0 += 16; b1 += 16; b2 += 16; b3 += 16;
  }
  if (depth > 0) {
    const last = loadTail(x, depth);
    t0 = multiplyAdd(last, loadTail(b0, depth), t0);
    t1 = multiplyAdd(last, loadTail(b1, depth), t1);
    t2 = multiplyAdd(last, loadTail(b2, depth), t2);
    t3 = multiplyAdd(last, loadTail(b3, depth), t3);
  }
  return sumLanes(f32x4.add(s0, t0), f32x4.add(s1, t1), f32x4.add(s2, t2), f32x4.add(s3, t3));
}
