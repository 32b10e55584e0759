import { defineLayer, layerPlan, VitrumError, type FloatArray, type Shape } from '@vitrum/core';
import { formatShape, sizeOf } from '@vitrum/tensor';
import { constantParameter } from './constant-parameter.ts';
import { oneInput } from './one-input.ts';
import { bindScaleAndShift } from './scale-and-shift.ts';

/**
 * Normalizes every group of neighboring channels of every sample to mean 0 and variance 1, with a learned scale γ and shift β for every
 * channel.
 *
 * a = γ ⊙ x̂ + β with x̂ = (x − μ) / σ, μ = mean of x, σ = √(variance of x + ε), over all places of the channels of one group, for samples
 * of shape […, channels]; γ and β have the shape [channels]. One group takes in the whole sample, as many groups as channels take each
 * channel by itself (Ulyanov, Vedaldi and Lempitsky 2016, arXiv:1607.08022). Samples of a batch do not affect each other.
 */
export const groupNorm = defineLayer({
  name: 'group-norm',
  description: 'Brings every group of channels of a sample to mean 0 and variance 1, then scales and shifts every channel by learned numbers',
  formula: 'a = γ·(x − μ) / √(σ² + ε) + β, over a group of channels',
  source: 'Wu and He 2018, arXiv:1803.08494',
  since: '0.1.0',
  options: {
    groups: { type: 'integer', minimum: 1, default: 1, description: 'Number of groups; it divides the number of channels.' },
    epsilon: { type: 'number', default: 1e-5, exclusiveMinimum: 0, description: 'ε: keeps the division away from zero.' },
  },
  plan: ({ groups, epsilon }, inputs) => {
    const shape = oneInput('group-norm', inputs);
    const channels = shape.at(-1) ?? 1;
    if (channels % groups !== 0) throw undivided(groups, channels, shape);
    const axes: Axes = { size: sizeOf(shape), channels, groups, width: channels / groups };
    return layerPlan({
      outputShape: shape,
      multiplyAdds: 3 * sizeOf(shape), // σ², x̂, γ·x̂ + β
      parameters: { scale: constantParameter([channels], 1, 'scale'), shift: constantParameter([channels], 0, 'bias') },
      kept: { normalized: shape, inverseDeviation: [groups] },
      bind: ({ batchSize, inputs: [{ data: x }], output: { data: a }, parameters, kept }) => {
        const [scale, shift] = [parameters.scale.data, parameters.shift.data];
        const [normalized, inverseDeviation] = [kept.normalized.data, kept.inverseDeviation.data];
        return {
          forward: () => {
            for (let k = 0; k < batchSize * groups; k++) inverseDeviation[k] = normalize(x, normalized, k, axes, epsilon);
            for (let k = 0; k < a.length; k++) a[k] = (scale[k % channels] ?? 0) * (normalized[k] ?? 0) + (shift[k % channels] ?? 0);
          },
          bindBackward: ({ output: { data: da }, inputs: [dx], parameters: gradients }) => {
            const fillGradients = bindScaleAndShift(gradients, da, normalized);
            return () => {
              fillGradients();
              if (dx === undefined) return;
              for (let k = 0; k < batchSize * groups; k++) writeInputGradient(dx.data, da, normalized, scale, k, axes, inverseDeviation[k] ?? 0);
            };
          },
        };
      },
    });
  },
});

/** Of one sample: its size, its channels, and the groups of `width` channels each. */
interface Axes {
  readonly size: number;
  readonly channels: number;
  readonly groups: number;
  readonly width: number;
}

/** Where the `group`-th group of the batch begins: its first channel at the first place of its sample. */
const startOf = (group: number, { size, groups, width }: Axes): number => Math.floor(group / groups) * size + (group % groups) * width;

/** Writes x̂ of one group and returns 1/σ. Sums squared differences, since the mean of squares minus the squared mean would cancel. */
function normalize(x: FloatArray, normalized: FloatArray, group: number, axes: Axes, epsilon: number): number {
  const { size, channels, groups, width } = axes;
  const [start, n] = [startOf(group, axes), size / groups];
  let sum = 0;
  for (let at = start; at < start + size; at += channels) {
    for (let c = 0; c < width; c++) sum += x[at + c] ?? 0;
  }
  const mean = sum / n;
  let squares = 0;
  for (let at = start; at < start + size; at += channels) {
    for (let c = 0; c < width; c++) {
      const difference = (x[at + c] ?? 0) - mean;
      squares += difference * difference;
    }
  }
  const inverse = 1 / Math.sqrt(squares / n + epsilon);
  for (let at = start; at < start + size; at += channels) {
    for (let c = 0; c < width; c++) normalized[at + c] = ((x[at + c] ?? 0) - mean) * inverse;
  }
  return inverse;
}

/** ∂C/∂x = (g − mean(g) − x̂·mean(g ⊙ x̂)) / σ with g = γ ⊙ ∂C/∂a: μ and σ depend on every x of the group. */
function writeInputGradient(
  dx: FloatArray, da: FloatArray, normalized: FloatArray, scale: FloatArray, group: number, axes: Axes, inverse: number,
): void {
  const { size, channels, groups, width } = axes;
  const [start, firstChannel, n] = [startOf(group, axes), (group % groups) * width, size / groups];
  let [sum, product] = [0, 0];
  for (let at = start; at < start + size; at += channels) {
    for (let c = 0; c < width; c++) {
      const g = (scale[firstChannel + c] ?? 0) * (da[at + c] ?? 0);
      sum += g;
      product += g * (normalized[at + c] ?? 0);
    }
  }
  for (let at = start; at < start + size; at += channels) {
    for (let c = 0; c < width; c++) {
      const g = (scale[firstChannel + c] ?? 0) * (da[at + c] ?? 0);
      dx[at + c] = (g - sum / n - ((normalized[at + c] ?? 0) * product) / n) * inverse;
    }
  }
}

function undivided(groups: number, channels: number, shape: Shape): VitrumError {
  const divisors = Array.from({ length: channels }, (_, i) => i + 1).filter((each) => channels % each === 0);
  const nearest = divisors.reduce((best, each) => (Math.abs(each - groups) < Math.abs(best - groups) ? each : best), 1);
  return new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The ${groups} groups of the layer "group-norm" do not divide the ${channels} channels, the last axis, of samples of shape ${formatShape(shape)}.`,
    hint: `Choose "groups" so that it divides ${channels}, such as ${nearest}.`,
  });
}
