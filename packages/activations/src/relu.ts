import { defineActivation } from '@vitrum/core';

/**
 * The rectified linear unit: φ(z) = max(0, z); φ′(z) = 1 where z > 0, else 0.
 *
 * At the kink φ′(0) = 0, the derivative from the left.
 *
 * Source: Fukushima 1969, doi:10.1109/TSSC.1969.300225; Nair & Hinton 2010, ICML 27:807–814.
 */
export const relu = /* @__PURE__ */ defineActivation({
  name: 'relu',
  description: 'Passes positive inputs and stops the others',
  formula: 'max(0, z)',
  derivativeFormula: '1 if z > 0, else 0',
  source: 'Fukushima 1969, doi:10.1109/TSSC.1969.300225; Nair & Hinton 2010, ICML 27:807–814',
  since: '0.1.0',
  kinks: [0],
  kernel: { name: 'relu' },
  forward: (z) => (z <= 0 ? 0 : z), // in this order, NaN stays NaN
  derivative: (z) => (z > 0 ? 1 : 0),
});
