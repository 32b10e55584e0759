import { defineLoss, type LogitsLoss } from '@vitrum/core';
import { log, softplus } from '@vitrum/tensor';
import { clipProbability, isClipped, isNearClip } from './probability.ts';
import { softmaxCrossEntropy } from './softmax-logits.ts';

/** After a sigmoid: −t·ln σ(z) = t·softplus(−z), with derivative t(a − 1). */
const afterSigmoid: LogitsLoss = {
  value: (z, target) => {
    let sum = 0;
    for (let i = 0; i < z.length; i++) sum += (target[i] ?? 0) * softplus(-(z[i] ?? 0));
    return sum;
  },
  gradient: (z, a, target, dz) => {
    for (let i = 0; i < z.length; i++) dz[i] = (target[i] ?? 0) * ((a[i] ?? 0) - 1);
  },
};

/**
 * The outputs are the probabilities of classes that exclude each other. Outputs are kept inside [10⁻⁷, 1 − 10⁻⁷],
 * outside of which the derivative is 0. After a softmax the two are computed together: ∂C/∂z = y − t, without clipping.
 *
 * C = −Σᵢ tᵢ ln yᵢ, ∂C/∂yᵢ = −tᵢ/yᵢ
 */
export const categoricalCrossEntropy = /* @__PURE__ */ defineLoss({
  name: 'categorical-cross-entropy',
  description: 'For outputs that are probabilities of exclusive classes; goes with softmax',
  formula: '−Σ t·ln y',
  source: 'Bridle 1990, doi:10.1007/978-3-642-76153-9_28',
  since: '0.1.0',
  outputs: 'distribution',
  reduction: 'sum',
  value: (y, t) => (t === 0 ? 0 : -t * log(clipProbability(y))),
  derivative: (y, t) => (isClipped(y) ? 0 : -t / y),
  hasKink: (y, _t, margin) => isNearClip(y, margin),
  fromLogits: { softmax: softmaxCrossEntropy, sigmoid: afterSigmoid },
});
