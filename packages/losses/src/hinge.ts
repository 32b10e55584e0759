import { defineLoss } from '@vitrum/core';

/** Targets are −1 or 1; one-hot targets 0 and 1 count as −1 and 1, as in Keras. */
const sideOf = (t: number): number => (t > 0 ? 1 : -1);

/**
 * Requires every output to be on its target's side by a margin of 1. With s = 1 where t > 0, else −1; the derivative at the kink
 * s·y = 1 is 0.
 *
 * C = (1/n) Σᵢ max(0, 1 − sᵢyᵢ), ∂C/∂yᵢ = −sᵢ/n where sᵢyᵢ < 1, else 0
 */
export const hinge = /* @__PURE__ */ defineLoss({
  name: 'hinge',
  description: 'Requires a margin of 1 on the right side; goes with identity or tanh',
  formula: '1/n · Σ max(0, 1 − s·y), s = ±1 by target',
  source: 'Cortes and Vapnik 1995, doi:10.1007/BF00994018',
  since: '0.1.0',
  outputs: 'signed',
  reduction: 'mean',
  value: (y, t) => Math.max(0, 1 - sideOf(t) * y),
  derivative: (y, t) => (sideOf(t) * y < 1 ? -sideOf(t) : 0),
  hasKink: (y, t, margin) => Math.abs(1 - sideOf(t) * y) <= margin,
});
