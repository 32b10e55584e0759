import { keepLanes, storeLanes } from '../simd/tail';
import { sumOfLanes } from '../simd/sum-of-lanes';

/**
 * Mean and variance of every group of channels of every sample [places, channels]. Two passes, the second one over a sample that is still
 * in the cache: the mean of squares minus the squared mean would cancel.
 */
export function moments(input: usize, mean: usize, variance: usize, samples: i32, places: i32, channels: i32, groups: i32): void {
  const row = <usize>channels << 2, sampleBytes = row * <usize>places, groupBytes = <usize>groups << 2;
  for (; samples > 0; samples--, input += sampleBytes, mean += groupBytes, variance += groupBytes) {
    if (groups == channels) momentsOfChannels(input, row, mean, variance, places, channels);
    else if (groups == 1) momentsOfRuns(input, row, mean, variance, 1, places * channels); // all in one
    else momentsOfGroups(input, row, mean, variance, places, channels / groups, groups);
  }
}

function momentsOfChannels(input: usize, row: usize, mean: usize, variance: usize, places: i32, channels: i32): void {
  const count = f32x4.splat(<f32>places), zero = f32x4.splat(0);
  for (; channels >= 8; channels -= 8, input += 32, mean += 32, variance += 32) {
    let s0 = zero, s1 = zero, at = input;
    for (let place = 0; place < places; place++, at += row) {
      s0 = f32x4.add(s0, v128.load(at));
      s1 = f32x4.add(s1, v128.load(at, 16));
    }
    const m0 = f32x4.div(s0, count), m1 = f32x4.div(s1, count);
    v128.store(mean, m0);
    v128.store(mean, m1, 16);
    s0 = zero, s1 = zero, at = input;
    for (let place = 0; place < places; place++, at += row) {
      const d0 = f32x4.sub(v128.load(at), m0), d1 = f32x4.sub(v128.load(at, 16), m1);
      s0 = f32x4.add(s0, f32x4.mul(d0, d0));
      s1 = f32x4.add(s1, f32x4.mul(d1, d1));
    }
    v128.store(variance, f32x4.div(s0, count));
    v128.store(variance, f32x4.div(s1, count), 16);
  }
  for (; channels > 0; channels -= 4, input += 16, mean += 16, variance += 16) {
    let sum = zero, at = input;
    for (let place = 0; place < places; place++, at += row) sum = f32x4.add(sum, v128.load(at));
    const center = f32x4.div(sum, count);
    sum = zero, at = input;
    for (let place = 0; place < places; place++, at += row) {
      const difference = f32x4.sub(v128.load(at), center);
      sum = f32x4.add(sum, f32x4.mul(difference, difference));
    }
    storeLanes(mean, center, channels);
    storeLanes(variance, f32x4.div(sum, count), channels);
  }
}

function momentsOfGroups(input: usize, row: usize, mean: usize, variance: usize, places: i32, width: i32, groups: i32): void {
  const step = <usize>width << 2;
  for (; groups > 0; groups--, input += step, mean += 4, variance += 4) momentsOfRuns(input, row, mean, variance, places, width);
}

/** Of one group: a run of `width` numbers at each of its places. */
function momentsOfRuns(input: usize, row: usize, mean: usize, variance: usize, places: i32, width: i32): void {
  const count = <f32>places * <f32>width;
  let sum = f32x4.splat(0), at = input;
  for (let place = 0; place < places; place++, at += row) {
    for (let c = width, k = at; c > 0; c -= 4, k += 16) sum = f32x4.add(sum, keepLanes(v128.load(k), c));
  }
  const center = sumOfLanes(sum) / count, centers = f32x4.splat(center);
  sum = f32x4.splat(0), at = input;
  for (let place = 0; place < places; place++, at += row) {
    for (let c = width, k = at; c > 0; c -= 4, k += 16) {
      const difference = keepLanes(f32x4.sub(v128.load(k), centers), c);
      sum = f32x4.add(sum, f32x4.mul(difference, difference));
    }
  }
  store<f32>(mean, center);
  store<f32>(variance, sumOfLanes(sum) / count);
}
