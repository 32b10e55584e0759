import { defineLayer, layerPlan, VitrumError, type Shape } from '@vitrum/core';
import { formatShape, sizeOf } from '@vitrum/tensor';
import { bindSampleNormalization, normalizationPlan } from './normalization.ts';
import { oneInput } from './one-input.ts';

/**
 * Normalizes every group of neighboring channels of every sample to mean 0 and variance 1, with a learned scale γ and shift β for every
 * channel.
 *
 * a = γ ⊙ x̂ + β with x̂ = (x − μ) / σ, μ = mean of x, σ = √(variance of x + ε), over all places of the channels of one group, for samples
 * of shape […, channels]; γ and β have the shape [channels]. One group takes in the whole sample, as many groups as channels take each
 * channel by itself (Ulyanov, Vedaldi and Lempitsky 2016, arXiv:1607.08022). Samples of a batch do not affect each other.
 */
export const groupNorm = /* @__PURE__ */ defineLayer({
  name: 'group-norm',
  description: 'Brings every group of channels of a sample to mean 0 and variance 1, then applies a learned scale and shift to every channel',
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
    const grouping = { places: sizeOf(shape) / channels, channels, groups, epsilon };
    return layerPlan({
      outputShape: shape,
      multiplyAdds: 3 * sizeOf(shape), // σ², x̂, γ·x̂ + β
      ...normalizationPlan(grouping, [channels]),
      bind: (tensors) => bindSampleNormalization(grouping, tensors),
    });
  },
});

function undivided(groups: number, channels: number, shape: Shape): VitrumError {
  const divisors = Array.from({ length: channels }, (_, i) => i + 1).filter((each) => channels % each === 0);
  const nearest = divisors.reduce((best, each) => (Math.abs(each - groups) < Math.abs(best - groups) ? each : best), 1);
  return new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The ${groups} groups of the layer "group-norm" do not divide the ${channels} channels, the last axis, of samples of shape ${formatShape(shape)}.`,
    hint: `Choose "groups" so that it divides ${channels}, such as ${nearest}.`,
  });
}
