import { multiplyAdd } from '../simd/multiply-add';
import { loadTail, storeTail } from '../simd/tail';
import { sumLanes } from '../simd/transpose';

/** out[j] (+)= scale·Σₚ x[p]·b[j, p] for j < rows: a row times the transpose of a matrix. */
export function dotProducts(x: usize, b: usize, rows: i32, depth: i32, out: usize, scale: f32, accumulate: bool): void {
  const stride = <usize>depth << 2;
  const factor = f32x4.splat(scale);
  for (let j = 0; j < rows; j += 4, b += 4 * stride, out += 16) {
    const count = min(4, rows - j);
    let sums = f32x4.mul(factor, fourDotProducts(x, b, stride, depth, count));
    if (accumulate) sums = f32x4.add(sums, v128.load(out));
    if (count == 4) v128.store(out, sums);
    else storeTail(out, sums, count);
  }
}

/** x·b[j, :] for up to four rows of b; the last one is repeated if there are fewer. */
// @ts-ignore: decorator
@inline
function fourDotProducts(x: usize, b: usize, stride: usize, depth: i32, count: i32): v128 {
  const second = count > 1 ? b + stride : b, third = count > 2 ? second + stride : second;
  const fourth = count > 3 ? third + stride : third;
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  let p: usize = 0;
  const end = <usize>(depth & ~3) << 2;
  for (; p < end; p += 16) {
    const value = v128.load(x + p);
    s0 = multiplyAdd(value, v128.load(b + p), s0);
    s1 = multiplyAdd(value, v128.load(second + p), s1);
    s2 = multiplyAdd(value, v128.load(third + p), s2);
    s3 = multiplyAdd(value, v128.load(fourth + p), s3);
  }
  const rest = depth & 3;
  if (rest > 0) {
    const value = loadTail(x + p, rest);
    s0 = multiplyAdd(value, loadTail(b + p, rest), s0);
    s1 = multiplyAdd(value, loadTail(second + p, rest), s1);
    s2 = multiplyAdd(value, loadTail(third + p, rest), s2);
    s3 = multiplyAdd(value, loadTail(fourth + p, rest), s3);
  }
  return sumLanes(s0, s1, s2, s3);
}
