import { relu4 } from '../activation/forward';
import { multiplyAdd } from '../simd/multiply-add';

/**
 * Writes, for as many places as a tile has rows, the sums of a window with 8 filters: initial + Σ x[place + run + p]·weights[run, p].
 * `reads` and `writes` are where the places' windows and results begin, from x and from `out`; `runs` to `runsEnd` where the runs of
 * a window begin. Read straight from the picture: the window is never written out. max(0, sum) goes `rectified` bytes behind each sum,
 * unless that is 0.
 */
export function windowTile(
  x: usize, reads: usize, runs: usize, runsEnd: usize, length: i32, weights: usize, initial: usize, out: usize, writes: usize, rectified: usize,
): void {
  if (ASC_FEATURE_RELAXED_SIMD) sixPlaces(x, reads, runs, runsEnd, length, weights, initial, out, writes, rectified);
  else fourPlaces(x, reads, runs, runsEnd, length, weights, initial, out, writes, rectified);
}

// @ts-ignore: decorator
@inline
function sixPlaces(
  x: usize, reads: usize, runs: usize, runsEnd: usize, length: i32, weights: usize, initial: usize, out: usize, writes: usize, rectified: usize,
): void {
  let c00 = v128.load(initial), c01 = v128.load(initial, 16);
  let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01, c40 = c00, c41 = c01, c50 = c00, c51 = c01;
  const bytes = <usize>length << 2;
  for (; runs < runsEnd; runs += 4) {
    const run = x + load<u32>(runs);
    let p0 = run + load<u32>(reads), p1 = run + load<u32>(reads, 4), p2 = run + load<u32>(reads, 8);
    let p3 = run + load<u32>(reads, 12), p4 = run + load<u32>(reads, 16), p5 = run + load<u32>(reads, 20);
    const end = p0 + bytes;
    while (p0 < end) {
      const w0 = v128.load(weights), w1 = v128.load(weights, 16);
      let v = v128.load_splat<f32>(p0);
      c00 = multiplyAdd(v, w0, c00); c01 = multiplyAdd(v, w1, c01);
      v = v128.load_splat<f32>(p1);
      c10 = multiplyAdd(v, w0, c10); c11 = multiplyAdd(v, w1, c11);
      v = v128.load_splat<f32>(p2);
      c20 = multiplyAdd(v, w0, c20); c21 = multiplyAdd(v, w1, c21);
      v = v128.load_splat<f32>(p3);
      c30 = multiplyAdd(v, w0, c30); c31 = multiplyAdd(v, w1, c31);
      v = v128.load_splat<f32>(p4);
      c40 = multiplyAdd(v, w0, c40); c41 = multiplyAdd(v, w1, c41);
      v = v128.load_splat<f32>(p5);
      c50 = multiplyAdd(v, w0, c50); c51 = multiplyAdd(v, w1, c51);
      p0 += 4; p1 += 4; p2 += 4; p3 += 4; p4 += 4; p5 += 4;
      weights += 32;
    }
  }
  storeEight(out + load<u32>(writes), c00, c01, rectified);
  storeEight(out + load<u32>(writes, 4), c10, c11, rectified);
  storeEight(out + load<u32>(writes, 8), c20, c21, rectified);
  storeEight(out + load<u32>(writes, 12), c30, c31, rectified);
  storeEight(out + load<u32>(writes, 16), c40, c41, rectified);
  storeEight(out + load<u32>(writes, 20), c50, c51, rectified);
}

// @ts-ignore: decorator
@inline
function fourPlaces(
  x: usize, reads: usize, runs: usize, runsEnd: usize, length: i32, weights: usize, initial: usize, out: usize, writes: usize, rectified: usize,
): void {
  let c00 = v128.load(initial), c01 = v128.load(initial, 16);
  let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
  const bytes = <usize>length << 2;
  for (; runs < runsEnd; runs += 4) {
    const run = x + load<u32>(runs);
    let p0 = run + load<u32>(reads), p1 = run + load<u32>(reads, 4), p2 = run + load<u32>(reads, 8), p3 = run + load<u32>(reads, 12);
    const end = p0 + bytes;
    while (p0 < end) {
      const w0 = v128.load(weights), w1 = v128.load(weights, 16);
      let v = v128.load_splat<f32>(p0);
      c00 = multiplyAdd(v, w0, c00); c01 = multiplyAdd(v, w1, c01);
      v = v128.load_splat<f32>(p1);
      c10 = multiplyAdd(v, w0, c10); c11 = multiplyAdd(v, w1, c11);
      v = v128.load_splat<f32>(p2);
      c20 = multiplyAdd(v, w0, c20); c21 = multiplyAdd(v, w1, c21);
      v = v128.load_splat<f32>(p3);
      c30 = multiplyAdd(v, w0, c30); c31 = multiplyAdd(v, w1, c31);
      p0 += 4; p1 += 4; p2 += 4; p3 += 4;
      weights += 32;
    }
  }
  storeEight(out + load<u32>(writes), c00, c01, rectified);
  storeEight(out + load<u32>(writes, 4), c10, c11, rectified);
  storeEight(out + load<u32>(writes, 8), c20, c21, rectified);
  storeEight(out + load<u32>(writes, 12), c30, c31, rectified);
}

// @ts-ignore: decorator
@inline
export function storeEight(target: usize, low: v128, high: v128, rectified: usize): void {
  v128.store(target, low);
  v128.store(target, high, 16);
  if (rectified == 0) return;
  v128.store(target + rectified, relu4(low));
  v128.store(target + rectified, relu4(high), 16);
}
