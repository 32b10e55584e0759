import { defineActivation } from '@vitrum/core';

/**
 * φ(z) = z, φ′(z) = 1.
 *
 * Source: the linear unit of Widrow & Hoff 1960, "Adaptive switching circuits", IRE WESCON 4:96–104.
 */
export const identity = /* @__PURE__ */ defineActivation({
  name: 'identity',
  description: 'Leaves its input as it is',
  formula: 'z',
  derivativeFormula: '1',
  source: 'Widrow & Hoff 1960, "Adaptive switching circuits", IRE WESCON 4:96–104',
  since: '0.1.0',
  kernel: { name: 'identity' },
  forward: (z) => z,
  derivative: () => 1,
});
