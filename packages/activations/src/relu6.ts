import { defineActivation } from '@vitrum/core';

/**
 * ReLU with a ceiling: φ(z) = min(max(0, z), 6); φ′(z) = 1 for 0 < z ≤ 6, else 0.
 *
 * At the kinks φ′ is the derivative from the left: 0 at 0, 1 at 6.
 *
 * Source: Krizhevsky 2010, "Convolutional deep belief networks on CIFAR-10"; Sandler et al. 2018, arXiv:1801.04381.
 */
export const relu6 = /* @__PURE__ */ defineActivation({
  name: 'relu6',
  description: 'ReLU that stops rising at 6',
  formula: 'min(max(0, z), 6)',
  derivativeFormula: '1 if 0 < z ≤ 6, else 0',
  source: 'Krizhevsky 2010, "Convolutional deep belief networks on CIFAR-10"; Sandler et al. 2018, arXiv:1801.04381',
  since: '0.1.0',
  kinks: [0, 6],
  forward: (z) => {
    if (z <= 0) return 0;
    return z >= 6 ? 6 : z;
  },
  derivative: (z) => (z > 0 && z <= 6 ? 1 : 0),
});
