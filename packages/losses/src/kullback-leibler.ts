import { defineLoss, type LogitsLoss } from '@vitrum/core';
import { log } from '@vitrum/tensor';
import { clipProbability, isClipped, isNearClip } from './probability.ts';
import { softmaxCrossEntropy } from './softmax-logits.ts';

/** t·ln t, with its limit 0 at t = 0. */
const negativeEntropyTerm = (t: number): number => (t > 0 ? t * log(t) : 0);

/** After a softmax: cross-entropy minus the target's entropy, which does not depend on z. */
const afterSoftmax: LogitsLoss = {
  value: (z, target) => {
    let negativeEntropy = 0;
    for (const t of target) negativeEntropy += negativeEntropyTerm(t);
    return softmaxCrossEntropy.value(z, target) + negativeEntropy;
  },
  gradient: softmaxCrossEntropy.gradient,
};

/**
 * How far the output distribution y is from the target distribution t, in nats. Outputs are kept inside
 * [10⁻⁷, 1 − 10⁻⁷], outside of which the derivative is 0. After a softmax the two are computed together.
 *
 * C = Σᵢ tᵢ ln(tᵢ/yᵢ), ∂C/∂yᵢ = −tᵢ/yᵢ
 */
export const kullbackLeibler = /* @__PURE__ */ defineLoss({
  name: 'kullback-leibler',
  description: 'Divergence of the outputs from a target distribution; goes with softmax',
  formula: 'Σ t·ln(t / y)',
  source: 'Kullback and Leibler 1951, doi:10.1214/aoms/1177729694',
  since: '0.1.0',
  outputs: 'distribution',
  reduction: 'sum',
  value: (y, t) => (t > 0 ? negativeEntropyTerm(t) - t * log(clipProbability(y)) : 0),
  derivative: (y, t) => (isClipped(y) || t <= 0 ? 0 : -t / y),
  hasKink: (y, _t, margin) => isNearClip(y, margin),
  fromLogits: { softmax: afterSoftmax },
});
