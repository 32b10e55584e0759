import { defineLayer, layerPlan } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { bindSampleNormalization, normalizationPlan } from './normalization.ts';
import { oneInput } from './one-input.ts';

/**
 * Normalizes every sample to mean 0 and variance 1, with a learned scale γ and shift β for every feature.
 *
 * a = γ ⊙ x̂ + β with x̂ = (x − μ) / σ, μ = mean of x, σ = √(variance of x + ε), over the n numbers of one sample. Samples of a
 * batch do not affect each other, so that training and prediction compute the same.
 */
export const layerNorm = /* @__PURE__ */ defineLayer({
  name: 'layer-norm',
  description: 'Brings every sample to mean 0 and variance 1, then applies a learned scale and shift to every feature',
  formula: 'a = γ ⊙ (x − μ) / √(σ² + ε) + β, over the sample',
  source: 'Ba, Kiros and Hinton 2016, arXiv:1607.06450',
  since: '0.1.0',
  options: {
    epsilon: { type: 'number', default: 1e-5, exclusiveMinimum: 0, description: 'ε: keeps the division away from zero.' },
  },
  plan: ({ epsilon }, inputs) => {
    const shape = oneInput('layer-norm', inputs);
    // One place whose channels, the features of the sample, are one group.
    const grouping = { places: 1, channels: sizeOf(shape), groups: 1, epsilon };
    return layerPlan({
      outputShape: shape,
      multiplyAdds: 3 * sizeOf(shape), // σ², x̂, γ·x̂ + β
      ...normalizationPlan(grouping, shape),
      bind: (tensors) => bindSampleNormalization(grouping, tensors),
    });
  },
});
