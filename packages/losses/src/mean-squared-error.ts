import { defineLoss } from '@vitrum/core';

/**
 * The mean of squared differences over the n outputs.
 *
 * C = (1/n) Σᵢ (yᵢ − tᵢ)², ∂C/∂yᵢ = 2(yᵢ − tᵢ)/n
 */
export const meanSquaredError = /* @__PURE__ */ defineLoss({
  name: 'mean-squared-error',
  description: 'Mean of the squared differences',
  formula: '1/n · Σ (y − t)²',
  source: 'Gauss 1809, "Theoria motus corporum coelestium"',
  since: '0.1.0',
  reduction: 'mean',
  value: (y, t) => (y - t) * (y - t),
  derivative: (y, t) => 2 * (y - t),
});
