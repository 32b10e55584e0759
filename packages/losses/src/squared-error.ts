import { defineLoss } from '@vitrum/core';

/**
 * The sum of squared differences over the outputs, without a factor ½: the derivative keeps its 2.
 *
 * C = Σᵢ (yᵢ − tᵢ)², ∂C/∂yᵢ = 2(yᵢ − tᵢ)
 */
export const squaredError = /* @__PURE__ */ defineLoss({
  name: 'squared-error',
  description: 'Sum of the squared differences, without the factor ½',
  formula: 'Σ (y − t)²',
  source: 'Legendre 1805, "Nouvelles méthodes pour la détermination des orbites des comètes"',
  since: '0.1.0',
  reduction: 'sum',
  value: (y, t) => (y - t) * (y - t),
  derivative: (y, t) => 2 * (y - t),
});
