import { multiplyAdd } from '../simd/multiply-add';
import { storeEight } from './window-tile';

/** Like `windowTile`, for windows of few numbers, of which `taps` to `tapsEnd` says one by one where they are. */
export function shallowTile(x: usize, reads: usize, taps: usize, tapsEnd: usize, weights: usize, initial: usize, out: usize, writes: usize, rectified: usize): void {
  if (ASC_FEATURE_RELAXED_SIMD) sixPlaces(x, reads, taps, tapsEnd, weights, initial, out, writes, rectified);
  else fourPlaces(x, reads, taps, tapsEnd, weights, initial, out, writes, rectified);
}

// @ts-ignore: decorator
@inline
function sixPlaces(x: usize, reads: usize, taps: usize, tapsEnd: usize, weights: usize, initial: usize, out: usize, writes: usize, rectified: usize): void {
  let c00 = v128.load(initial), c01 = v128.load(initial, 16);
  let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01, c40 = c00, c41 = c01, c50 = c00, c51 = c01;
  const p0 = x + load<u32>(reads), p1 = x + load<u32>(reads, 4), p2 = x + load<u32>(reads, 8), p3 = x + load<u32>(reads, 12);
  const p4 = x + load<u32>(reads, 16), p5 = x + load<u32>(reads, 20);
  for (; taps < tapsEnd; taps += 4, weights += 32) {
    const tap = load<u32>(taps);
    const w0 = v128.load(weights), w1 = v128.load(weights, 16);
    let v = v128.load_splat<f32>(p0 + tap);
    c00 = multiplyAdd(v, w0, c00); c01 = multiplyAdd(v, w1, c01);
    v = v128.load_splat<f32>(p1 + tap);
    c10 = multiplyAdd(v, w0, c10); c11 = multiplyAdd(v, w1, c11);
    v = v128.load_splat<f32>(p2 + tap);
    c20 = multiplyAdd(v, w0, c20); c21 = multiplyAdd(v, w1, c21);
    v = v128.load_splat<f32>(p3 + tap);
    c30 = multiplyAdd(v, w0, c30); c31 = multiplyAdd(v, w1, c31);
    v = v128.load_splat<f32>(p4 + tap);
    c40 = multiplyAdd(v, w0, c40); c41 = multiplyAdd(v, w1, c41);
    v = v128.load_splat<f32>(p5 + tap);
    c50 = multiplyAdd(v, w0, c50); c51 = multiplyAdd(v, w1, c51);
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
function fourPlaces(x: usize, reads: usize, taps: usize, tapsEnd: usize, weights: usize, initial: usize, out: usize, writes: usize, rectified: usize): void {
  let c00 = v128.load(initial), c01 = v128.load(initial, 16);
  let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
  const p0 = x + load<u32>(reads), p1 = x + load<u32>(reads, 4), p2 = x + load<u32>(reads, 8), p3 = x + load<u32>(reads, 12);
  for (; taps < tapsEnd; taps += 4, weights += 32) {
    const tap = load<u32>(taps);
    const w0 = v128.load(weights), w1 = v128.load(weights, 16);
    let v = v128.load_splat<f32>(p0 + tap);
    c00 = multiplyAdd(v, w0, c00); c01 = multiplyAdd(v, w1, c01);
    v = v128.load_splat<f32>(p1 + tap);
    c10 = multiplyAdd(v, w0, c10); c11 = multiplyAdd(v, w1, c11);
    v = v128.load_splat<f32>(p2 + tap);
    c20 = multiplyAdd(v, w0, c20); c21 = multiplyAdd(v, w1, c21);
    v = v128.load_splat<f32>(p3 + tap);
    c30 = multiplyAdd(v, w0, c30); c31 = multiplyAdd(v, w1, c31);
  }
  storeEight(out + load<u32>(writes), c00, c01, rectified);
  storeEight(out + load<u32>(writes, 4), c10, c11, rectified);
  storeEight(out + load<u32>(writes, 8), c20, c21, rectified);
  storeEight(out + load<u32>(writes, 12), c30, c31, rectified);
}

/** True if all that the windows of a tile read is zero; it also looks at up to three numbers behind a run, and may then say false. */
export function isEmpty(x: usize, reads: usize, places: i32, runs: usize, runsEnd: usize, length: i32): bool {
  const bytes = <usize>length << 2;
  let all = f32x4.splat(0);
  for (let i = 0; i < places; i++) {
    const window = x + load<u32>(reads + (<usize>i << 2));
    for (let run = runs; run < runsEnd; run += 4) {
      const from = window + load<u32>(run);
      for (let at: usize = 0; at < bytes; at += 16) all = v128.or(all, v128.load(from + at));
    }
  }
  return !v128.any_true(f32x4.ne(all, f32x4.splat(0)));
}
