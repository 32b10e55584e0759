import { defineActivation } from '@vitrum/core';
import { expNegativeSquare } from '@vitrum/tensor';

/**
 * A bump around 0: φ(z) = e^−z²; φ′(z) = −2·z·a.
 *
 * Source: Broomhead & Lowe 1988, "Multivariable functional interpolation and adaptive networks", Complex Systems 2:321–355.
 */
export const gaussian = /* @__PURE__ */ defineActivation({
  name: 'gaussian',
  description: 'A bump: 1 at 0, falling to 0 on both sides',
  formula: 'e^−z²',
  derivativeFormula: '−2 · z · a',
  source:
    'Broomhead & Lowe 1988, "Multivariable functional interpolation and adaptive networks", Complex Systems 2:321–355',
  since: '0.1.0',
  forward: expNegativeSquare,
  derivative: (z, a) => -2 * a * z, // in this order, a = 0 silences a z whose double would overflow
});
