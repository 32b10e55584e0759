import { tileColumns } from '../matmul/micro-kernel';

// The transforms of F(2 × 2, 3 × 3), for four channels or filters at a time. A point is one of the 16 numbers of a transformed square.

/** G·g·Gᵀ of every channel and filter, with 8 filters side by side: [16, filters / 8, channels, 8]. */
export function transformWeights(weights: usize, channels: i32, filters: i32, target: usize, point: usize): void {
  const row = <usize>filters << 2, tap = <usize>channels * row;
  for (let f = 0; f < filters; f += 4) {
    const panel = target + (<usize>(f / tileColumns * channels * tileColumns + f % tileColumns) << 2);
    for (let channel = 0; channel < channels; channel++) {
      const from = weights + <usize>channel * row + (<usize>f << 2);
      const to = panel + (<usize>(channel * tileColumns) << 2);
      const a = v128.load(from), b = v128.load(from + tap), d = v128.load(from + 2 * tap);
      const e = v128.load(from + 3 * tap), g = v128.load(from + 4 * tap), h = v128.load(from + 5 * tap);
      const k = v128.load(from + 6 * tap), l = v128.load(from + 7 * tap), m = v128.load(from + 8 * tap);
      writeRow(a, b, d, to, point);
      writeRow(halfSum(a, e, k), halfSum(b, g, l), halfSum(d, h, m), to + 4 * point, point);
      writeRow(halfDifference(a, e, k), halfDifference(b, g, l), halfDifference(d, h, m), to + 8 * point, point);
      writeRow(k, l, m, to + 12 * point, point);
    }
  }
}

// @ts-ignore: decorator
@inline
function writeRow(a: v128, b: v128, c: v128, to: usize, point: usize): void {
  v128.store(to, a);
  v128.store(to + point, halfSum(a, b, c));
  v128.store(to + 2 * point, halfDifference(a, b, c));
  v128.store(to + 3 * point, c);
}

/** (a + b + c) / 2 */
// @ts-ignore: decorator
@inline
function halfSum(a: v128, b: v128, c: v128): v128 {
  return f32x4.mul(f32x4.splat(0.5), f32x4.add(f32x4.add(a, c), b));
}

/** (a − b + c) / 2 */
// @ts-ignore: decorator
@inline
function halfDifference(a: v128, b: v128, c: v128): v128 {
  return f32x4.mul(f32x4.splat(0.5), f32x4.sub(f32x4.add(a, c), b));
}

/** Bᵀ·d·B of the 4 × 4 pixels from `from` on, whose rows are `row` bytes apart. */
export function transformInput(from: usize, row: usize, channels: i32, to: usize, point: usize): void {
  const pixel = <usize>channels << 2;
  for (; channels > 0; channels -= 4, from += 16, to += 16) {
    const second = from + row, third = second + row, fourth = third + row;
    const c0 = v128.load(third), c1 = v128.load(third + pixel), c2 = v128.load(third + 2 * pixel), c3 = v128.load(third + 3 * pixel);
    const a0 = v128.load(from), a1 = v128.load(from + pixel), a2 = v128.load(from + 2 * pixel), a3 = v128.load(from + 3 * pixel);
    writePoints(f32x4.sub(a0, c0), f32x4.sub(a1, c1), f32x4.sub(a2, c2), f32x4.sub(a3, c3), to, point);
    const b0 = v128.load(second), b1 = v128.load(second + pixel), b2 = v128.load(second + 2 * pixel), b3 = v128.load(second + 3 * pixel);
    writePoints(f32x4.add(b0, c0), f32x4.add(b1, c1), f32x4.add(b2, c2), f32x4.add(b3, c3), to + 4 * point, point);
    writePoints(f32x4.sub(c0, b0), f32x4.sub(c1, b1), f32x4.sub(c2, b2), f32x4.sub(c3, b3), to + 8 * point, point);
    const d0 = v128.load(fourth), d1 = v128.load(fourth + pixel), d2 = v128.load(fourth + 2 * pixel), d3 = v128.load(fourth + 3 * pixel);
    writePoints(f32x4.sub(b0, d0), f32x4.sub(b1, d1), f32x4.sub(b2, d2), f32x4.sub(b3, d3), to + 12 * point, point);
  }
}

// @ts-ignore: decorator
@inline
function writePoints(a: v128, b: v128, c: v128, d: v128, to: usize, point: usize): void {
  v128.store(to, f32x4.sub(a, c));
  v128.store(to + point, f32x4.add(b, c));
  v128.store(to + 2 * point, f32x4.sub(c, b));
  v128.store(to + 3 * point, f32x4.sub(b, d));
}

/**
 * Aᵀ·m·A + bias, to the square of places at `out`, as far as it lies inside: bit 0 of `inside` is for the right places, bit 1 for those
 * below. Rectified to `rectified` as well, unless that is 0; a bias of 0 stands for none.
 */
export function writeOutputs(from: usize, point: usize, bias: usize, filters: i32, out: usize, rectified: usize, outWidth: i32, inside: i32): void {
  const place = <usize>filters << 2, below = place * <usize>outWidth;
  for (let offset: usize = 0; offset < place; offset += 16, from += 16) {
    const start = bias == 0 ? f32x4.splat(0) : v128.load(bias + offset);
    let low = v128.load(from + 4 * point), high = v128.load(from + 8 * point);
    const top0 = f32x4.add(f32x4.add(v128.load(from), low), high), bottom0 = f32x4.sub(f32x4.sub(low, high), v128.load(from + 12 * point));
    low = v128.load(from + 5 * point);
    high = v128.load(from + 9 * point);
    const top1 = f32x4.add(f32x4.add(v128.load(from + point), low), high), bottom1 = f32x4.sub(f32x4.sub(low, high), v128.load(from + 13 * point));
    low = v128.load(from + 6 * point);
    high = v128.load(from + 10 * point);
    const top2 = f32x4.add(f32x4.add(v128.load(from + 2 * point), low), high), bottom2 = f32x4.sub(f32x4.sub(low, high), v128.load(from + 14 * point));
    low = v128.load(from + 7 * point);
    high = v128.load(from + 11 * point);
    const top3 = f32x4.add(f32x4.add(v128.load(from + 3 * point), low), high), bottom3 = f32x4.sub(f32x4.sub(low, high), v128.load(from + 15 * point));
    writeOne(f32x4.add(f32x4.add(f32x4.add(top0, top1), top2), start), out + offset, rectified, offset);
    const right = offset + place;
    if ((inside & 1) != 0) writeOne(f32x4.add(f32x4.sub(f32x4.sub(top1, top2), top3), start), out + right, rectified, right);
    if ((inside & 2) == 0) continue;
    writeOne(f32x4.add(f32x4.add(f32x4.add(bottom0, bottom1), bottom2), start), out + below + offset, rectified, below + offset);
    if ((inside & 1) != 0) writeOne(f32x4.add(f32x4.sub(f32x4.sub(bottom1, bottom2), bottom3), start), out + below + right, rectified, below + right);
  }
}

// @ts-ignore: decorator
@inline
function writeOne(value: v128, to: usize, rectified: usize, offset: usize): void {
  v128.store(to, value);
  if (rectified != 0) v128.store(rectified + offset, v128.andnot(value, f32x4.le(value, f32x4.splat(0))));
}
