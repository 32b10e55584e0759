import { storeLanes } from '../simd/tail';
import { inverseDeviations, ofGroups } from './of-groups';

/** dInput = (scale ⊙ ∂C/∂out − gradientMeans − x̂ ⊙ productMeans) / √(variance + epsilon), for samples [places, channels]. */
export function normalizeBack(
  input: usize, outGradient: usize, mean: usize, variance: usize, scale: usize, gradientMeans: usize, productMeans: usize, dInput: usize,
  samples: i32, places: i32, channels: i32, groups: i32, epsilon: f32,
): void {
  const row = <usize>channels << 2, sampleBytes = row * <usize>places, groupBytes = <usize>groups << 2, width = channels / groups;
  for (; samples > 0; samples--) {
    let c = 0;
    for (; c + 8 <= channels; c += 8) {
      const at = <usize>c << 2;
      const i0 = inverseDeviations(variance, c, width, epsilon), i1 = inverseDeviations(variance, c + 4, width, epsilon);
      const m0 = ofGroups(mean, c, width), m1 = ofGroups(mean, c + 4, width);
      const g0 = f32x4.mul(i0, v128.load(scale + at)), g1 = f32x4.mul(i1, v128.load(scale + at, 16));
      const s0 = f32x4.mul(i0, ofGroups(gradientMeans, c, width)), s1 = f32x4.mul(i1, ofGroups(gradientMeans, c + 4, width));
      const p0 = f32x4.mul(f32x4.mul(i0, i0), ofGroups(productMeans, c, width));
      const p1 = f32x4.mul(f32x4.mul(i1, i1), ofGroups(productMeans, c + 4, width));
      for (let place = 0, x = input + at, d = outGradient + at, dx = dInput + at; place < places; place++, x += row, d += row, dx += row) {
        v128.store(dx, inputGradient(v128.load(x), v128.load(d), m0, g0, s0, p0));
        v128.store(dx, inputGradient(v128.load(x, 16), v128.load(d, 16), m1, g1, s1, p1), 16);
      }
    }
    for (; c < channels; c += 4) {
      const at = <usize>c << 2;
      const inverse = inverseDeviations(variance, c, width, epsilon), m = ofGroups(mean, c, width);
      const g = f32x4.mul(inverse, v128.load(scale + at)), s = f32x4.mul(inverse, ofGroups(gradientMeans, c, width));
      const p = f32x4.mul(f32x4.mul(inverse, inverse), ofGroups(productMeans, c, width));
      for (let place = 0, x = input + at, d = outGradient + at, dx = dInput + at; place < places; place++, x += row, d += row, dx += row) {
        storeLanes(dx, inputGradient(v128.load(x), v128.load(d), m, g, s, p), channels - c);
      }
    }
    input += sampleBytes;
    outGradient += sampleBytes;
    dInput += sampleBytes;
    mean += groupBytes;
    variance += groupBytes;
    gradientMeans += groupBytes;
    productMeans += groupBytes;
  }
}

/** γ/σ·δ − mean(γδ)/σ − (x − μ)·mean(γδx̂)/σ². */
// @ts-ignore: decorator
@inline
function inputGradient(x: v128, gradient: v128, mean: v128, factor: v128, gradientMean: v128, productMean: v128): v128 {
  return f32x4.sub(f32x4.sub(f32x4.mul(factor, gradient), gradientMean), f32x4.mul(f32x4.sub(x, mean), productMean));
}
