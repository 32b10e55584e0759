import { defineLoss } from '@vitrum/core';

/**
 * The "pinball" loss: it is minimized not by the mean of the targets but by their quantile τ, below which a fraction τ of them
 * lies. With e = t − y:
 *
 * C = (1/n) Σᵢ max(τ·eᵢ, (τ − 1)·eᵢ), ∂C/∂yᵢ = −τ/n where yᵢ < tᵢ, (1 − τ)/n where yᵢ > tᵢ
 *
 * At the kink y = t the derivative is taken as 0. τ = ½ is half the mean absolute error.
 *
 * Source: Koenker & Bassett 1978, doi:10.2307/1913643.
 */
export const quantile = /* @__PURE__ */ defineLoss({
  name: 'quantile',
  description: 'Learns the quantile τ of the targets; outputs below and above them weigh τ and 1 − τ',
  formula: '1/n · Σ max(τ · e, (τ − 1) · e), e = t − y',
  source: 'Koenker & Bassett 1978, doi:10.2307/1913643',
  options: {
    tau: {
      type: 'number',
      default: 0.5,
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: 'τ: which quantile, 0.5 for the median.',
    },
  },
  create: ({ tau }) => ({
    reduction: 'mean',
    value: (y, t) => Math.max(tau * (t - y), (tau - 1) * (t - y)),
    derivative: (y, t) => {
      if (y === t) return 0;
      return y < t ? -tau : 1 - tau;
    },
    // No derivative at y = t: gradient checks avoid it.
    hasKink: (y, t, margin) => Math.abs(y - t) <= margin,
  }),
});
