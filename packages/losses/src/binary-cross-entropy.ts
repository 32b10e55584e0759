import { defineLoss, type LogitsLoss } from '@vitrum/core';
import { log, softplus } from '@vitrum/tensor';
import { clipProbability, isClipped, isNearClip } from './probability.ts';

/** After a sigmoid: softplus(z) − t·z, with derivative a − t; the logarithm of a rounded probability never appears. */
const afterSigmoid: LogitsLoss = {
  value: (z, target) => {
    let sum = 0;
    for (let i = 0; i < z.length; i++) sum += softplus(z[i] ?? 0) - (target[i] ?? 0) * (z[i] ?? 0);
    return sum / z.length;
  },
  gradient: (z, a, target, dz) => {
    for (let i = 0; i < z.length; i++) dz[i] = ((a[i] ?? 0) - (target[i] ?? 0)) / z.length;
  },
};

/**
 * Each output is the probability of its own yes-or-no question. Outputs are kept inside [10⁻⁷, 1 − 10⁻⁷], outside of
 * which the derivative is 0. After a sigmoid the two are computed together, without clipping.
 *
 * C = −(1/n) Σᵢ (tᵢ ln yᵢ + (1 − tᵢ) ln(1 − yᵢ)), ∂C/∂yᵢ = (yᵢ − tᵢ) / (n·yᵢ(1 − yᵢ))
 */
export const binaryCrossEntropy = /* @__PURE__ */ defineLoss({
  name: 'binary-cross-entropy',
  description: 'For outputs that are probabilities of independent questions; goes with sigmoid',
  formula: '−1/n · Σ (t·ln y + (1 − t)·ln(1 − y))',
  source: 'Good 1952, doi:10.1111/j.2517-6161.1952.tb00104.x',
  since: '0.1.0',
  outputs: 'probabilities',
  reduction: 'mean',
  value: (y, t) => {
    const p = clipProbability(y);
    return -(t * log(p) + (1 - t) * log(1 - p));
  },
  derivative: (y, t) => (isClipped(y) ? 0 : (y - t) / (y * (1 - y))),
  hasKink: (y, _t, margin) => isNearClip(y, margin),
  fromLogits: { sigmoid: afterSigmoid },
});
