import { defineActivation } from '@vitrum/core';
import { sigmoid, softplus, tanh } from '@vitrum/tensor';

/**
 * φ(z) = z·tanh(softplus(z)); φ′(z) = t + z·(1 − t²)·σ(z) with t = tanh(softplus(z)).
 *
 * Source: Misra 2019, arXiv:1908.08681.
 */
export const mish = /* @__PURE__ */ defineActivation({
  name: 'mish',
  description: 'Weighs its input by the tanh of its softplus',
  formula: 'z · tanh(log(1 + e^z))',
  derivativeFormula: 't + z · (1 − t²) · σ(z), with t = tanh(log(1 + e^z))',
  source: 'Misra 2019, arXiv:1908.08681',
  since: '0.1.0',
  forward: (z) => z * tanh(softplus(z)),
  derivative: (z) => {
    const t = tanh(softplus(z));
    return t + z * ((1 - t) * (1 + t) * sigmoid(z));
  },
});
