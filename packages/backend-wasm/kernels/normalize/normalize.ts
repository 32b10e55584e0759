import { multiplyAdd } from '../simd/multiply-add';
import { storeLanes } from '../simd/tail';
import { inverseDeviations, ofGroups } from './of-groups';

/** out = scale ⊙ (input − mean) / √(variance + epsilon) + shift, for samples [places, channels] and mean and variance by group. */
export function normalize(
  input: usize, mean: usize, variance: usize, scale: usize, shift: usize, out: usize, samples: i32, places: i32, channels: i32, groups: i32,
  epsilon: f32,
): void {
  const row = <usize>channels << 2, sampleBytes = row * <usize>places, groupBytes = <usize>groups << 2, width = channels / groups;
  for (; samples > 0; samples--, input += sampleBytes, out += sampleBytes, mean += groupBytes, variance += groupBytes) {
    let c = 0;
    for (; c + 8 <= channels; c += 8) {
      const at = <usize>c << 2;
      const m0 = ofGroups(mean, c, width), m1 = ofGroups(mean, c + 4, width);
      const f0 = f32x4.mul(v128.load(scale + at), inverseDeviations(variance, c, width, epsilon));
      const f1 = f32x4.mul(v128.load(scale + at, 16), inverseDeviations(variance, c + 4, width, epsilon));
      const b0 = v128.load(shift + at), b1 = v128.load(shift + at, 16);
      for (let place = 0, x = input + at, a = out + at; place < places; place++, x += row, a += row) {
        v128.store(a, multiplyAdd(f32x4.sub(v128.load(x), m0), f0, b0));
        v128.store(a, multiplyAdd(f32x4.sub(v128.load(x, 16), m1), f1, b1), 16);
      }
    }
    for (; c < channels; c += 4) {
      const at = <usize>c << 2;
      const m = ofGroups(mean, c, width), f = f32x4.mul(v128.load(scale + at), inverseDeviations(variance, c, width, epsilon));
      const b = v128.load(shift + at);
      for (let place = 0, x = input + at, a = out + at; place < places; place++, x += row, a += row) {
        storeLanes(a, multiplyAdd(f32x4.sub(v128.load(x), m), f, b), channels - c);
      }
    }
  }
}
