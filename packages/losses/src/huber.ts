import { defineLoss } from '@vitrum/core';

/**
 * Squared for differences up to δ, linear beyond, with a continuous derivative. With e = y − t:
 *
 * C = (1/n) Σᵢ (½e² where |e| ≤ δ, else δ(|e| − ½δ)), ∂C/∂yᵢ = max(−δ, min(δ, e))/n
 */
export const huber = /* @__PURE__ */ defineLoss({
  name: 'huber',
  description: 'Squared near the target, absolute far from it',
  formula: '1/n · Σ (½e² if |e| ≤ δ, else δ(|e| − ½δ)), e = y − t',
  source: 'Huber 1964, doi:10.1214/aoms/1177703732',
  since: '0.1.0',
  options: {
    delta: { type: 'number', default: 1, exclusiveMinimum: 0, description: 'The difference at which the loss turns from squared to linear.' },
  },
  create: ({ delta }) => ({
    reduction: 'mean',
    value: (y, t) => {
      const distance = Math.abs(y - t);
      return distance <= delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta);
    },
    derivative: (y, t) => Math.max(-delta, Math.min(delta, y - t)),
  }),
});
