import { defineLoss } from '@vitrum/core';
import { exp, log } from '@vitrum/tensor';
import { clipProbability, isClipped, isNearClip } from './probability.ts';

/**
 * The cross-entropy, in which samples that are right already count for less: made for classes that are rare. Outputs are kept inside
 * [10⁻⁷, 1 − 10⁻⁷], outside of which the derivative is 0. γ = 0 is the categorical cross-entropy.
 *
 * C = −Σᵢ tᵢ·(1 − yᵢ)^γ·ln yᵢ, ∂C/∂yᵢ = tᵢ·(1 − yᵢ)^γ·(γ·ln yᵢ/(1 − yᵢ) − 1/yᵢ)
 *
 * Source: Lin, Goyal, Girshick, He & Dollár 2017, doi:10.1109/ICCV.2017.324, equation 4.
 */
export const focal = /* @__PURE__ */ defineLoss({
  name: 'focal',
  description: 'Cross-entropy in which samples that are already classified well count less; for rare classes',
  formula: '−Σ t·(1 − y)^γ·ln y',
  source: 'Lin et al. 2017, doi:10.1109/ICCV.2017.324, equation 4',
  since: '0.1.0',
  options: {
    gamma: { type: 'number', default: 2, minimum: 0, description: 'γ: how much less a sample counts that is already classified well.' },
  },
  create: ({ gamma }) => {
    /** (1 − y)^γ for y from 10⁻⁷ to 1 − 10⁻⁷. */
    const factor = (y: number): number => exp(gamma * log(1 - y));
    return {
      outputs: 'distribution',
      reduction: 'sum',
      value: (y, t) => {
        const p = clipProbability(y);
        return t === 0 ? 0 : -t * factor(p) * log(p);
      },
      derivative: (y, t) => (isClipped(y) || t === 0 ? 0 : t * factor(y) * ((gamma * log(y)) / (1 - y) - 1 / y)),
      hasKink: (y, _t, margin) => isNearClip(y, margin),
    };
  },
});
