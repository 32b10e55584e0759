import { defineLoss } from '@vitrum/core';

/**
 * The mean of absolute differences over the n outputs. At y = t the derivative is taken as 0.
 *
 * C = (1/n) Σᵢ |yᵢ − tᵢ|, ∂C/∂yᵢ = sign(yᵢ − tᵢ)/n
 */
export const meanAbsoluteError = /* @__PURE__ */ defineLoss({
  name: 'mean-absolute-error',
  description: 'Mean of the absolute differences; outliers count less than with squared differences',
  formula: '1/n · Σ |y − t|',
  source: 'Laplace 1774, "Mémoire sur la probabilité des causes par les événements"',
  since: '0.1.0',
  reduction: 'mean',
  value: (y, t) => Math.abs(y - t),
  derivative: (y, t) => Math.sign(y - t),
  hasKink: (y, t, margin) => Math.abs(y - t) <= margin,
});
