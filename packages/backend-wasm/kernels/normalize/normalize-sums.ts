import { multiplyAdd } from '../simd/multiply-add';
import { sumOfLanes } from '../simd/sum-of-lanes';
import { keepLanes, storeLanes } from '../simd/tail';
import { inverseDeviations, ofGroups } from './of-groups';

/**
 * By sample and channel the sums of ∂C/∂out and of ∂C/∂out ⊙ x̂ over the places; by sample and group the means of both, with the scale as a
 * factor.
 */
export function normalizeSums(
  input: usize, outGradient: usize, mean: usize, variance: usize, scale: usize, scaleGradients: usize, shiftGradients: usize,
  gradientMeans: usize, productMeans: usize, samples: i32, places: i32, channels: i32, groups: i32, epsilon: f32,
): void {
  const row = <usize>channels << 2, sampleBytes = row * <usize>places, groupBytes = <usize>groups << 2, width = channels / groups;
  const count = <f32>places * <f32>width;
  for (; samples > 0; samples--) {
    sumsOfSample(input, outGradient, mean, variance, scaleGradients, shiftGradients, places, channels, width, epsilon);
    average(scale, shiftGradients, gradientMeans, groups, width, count);
    average(scale, scaleGradients, productMeans, groups, width, count);
    input += sampleBytes;
    outGradient += sampleBytes;
    mean += groupBytes;
    variance += groupBytes;
    scaleGradients += row;
    shiftGradients += row;
    gradientMeans += groupBytes;
    productMeans += groupBytes;
  }
}

function sumsOfSample(
  input: usize, outGradient: usize, mean: usize, variance: usize, scaleGradients: usize, shiftGradients: usize, places: i32, channels: i32,
  width: i32, epsilon: f32,
): void {
  const row = <usize>channels << 2, zero = f32x4.splat(0);
  let c = 0;
  for (; c + 8 <= channels; c += 8) {
    const at = <usize>c << 2, m0 = ofGroups(mean, c, width), m1 = ofGroups(mean, c + 4, width);
    let s0 = zero, s1 = zero, p0 = zero, p1 = zero;
    for (let place = 0, x = input + at, d = outGradient + at; place < places; place++, x += row, d += row) {
      const d0 = v128.load(d), d1 = v128.load(d, 16);
      s0 = f32x4.add(s0, d0);
      s1 = f32x4.add(s1, d1);
      p0 = multiplyAdd(d0, f32x4.sub(v128.load(x), m0), p0);
      p1 = multiplyAdd(d1, f32x4.sub(v128.load(x, 16), m1), p1);
    }
    v128.store(shiftGradients + at, s0);
    v128.store(shiftGradients + at, s1, 16);
    v128.store(scaleGradients + at, f32x4.mul(p0, inverseDeviations(variance, c, width, epsilon)));
    v128.store(scaleGradients + at, f32x4.mul(p1, inverseDeviations(variance, c + 4, width, epsilon)), 16);
  }
  for (; c < channels; c += 4) {
    const at = <usize>c << 2, m = ofGroups(mean, c, width);
    let s = zero, p = zero;
    for (let place = 0, x = input + at, d = outGradient + at; place < places; place++, x += row, d += row) {
      const gradient = v128.load(d);
      s = f32x4.add(s, gradient);
      p = multiplyAdd(gradient, f32x4.sub(v128.load(x), m), p);
    }
    storeLanes(shiftGradients + at, s, channels - c);
    storeLanes(scaleGradients + at, f32x4.mul(p, inverseDeviations(variance, c, width, epsilon)), channels - c);
  }
}

/** means[g] = Σ scale[c]·sums[c] / count over the channels c of group g. */
function average(scale: usize, sums: usize, means: usize, groups: i32, width: i32, count: f32): void {
  if (width == 1) {
    const counts = f32x4.splat(count);
    for (; groups > 0; groups -= 4, scale += 16, sums += 16, means += 16) {
      storeLanes(means, f32x4.div(f32x4.mul(v128.load(scale), v128.load(sums)), counts), groups);
    }
    return;
  }
  const step = <usize>width << 2;
  for (; groups > 0; groups--, scale += step, sums += step, means += 4) {
    let sum = f32x4.splat(0);
    for (let c = width, at: usize = 0; c > 0; c -= 4, at += 16) {
      sum = f32x4.add(sum, keepLanes(f32x4.mul(v128.load(scale + at), v128.load(sums + at)), c));
    }
    store<f32>(means, sumOfLanes(sum) / count);
  }
}
