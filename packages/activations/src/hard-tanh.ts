import { defineActivation } from '@vitrum/core';

/**
 * A piecewise linear tanh: φ(z) = min(max(−1, z), 1); φ′(z) = 1 for −1 < z ≤ 1, else 0.
 *
 * At the kinks φ′ is the derivative from the left: 0 at −1, 1 at 1.
 *
 * Source: Collobert et al. 2011, JMLR 12:2493–2537, arXiv:1103.0398.
 */
export const hardTanh = /* @__PURE__ */ defineActivation({
  name: 'hard-tanh',
  description: 'A tanh made of three straight lines',
  formula: 'min(max(−1, z), 1)',
  derivativeFormula: '1 if −1 < z ≤ 1, else 0',
  source: 'Collobert et al. 2011, JMLR 12:2493–2537, arXiv:1103.0398',
  since: '0.1.0',
  kinks: [-1, 1],
  forward: (z) => {
    if (z <= -1) return -1;
    return z >= 1 ? 1 : z;
  },
  derivative: (z) => (z > -1 && z <= 1 ? 1 : 0),
});
