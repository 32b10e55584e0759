import { defineActivation } from '@vitrum/core';
import { sigmoid as logistic } from '@vitrum/tensor';

/**
 * φ(z) = 1 / (1 + e^−z), from 0 to 1; φ′(z) = a·(1 − a).
 *
 * Source: Rumelhart, Hinton & Williams 1986, doi:10.1038/323533a0.
 */
export const sigmoid = /* @__PURE__ */ defineActivation({
  name: 'sigmoid',
  description: 'Squashes its input between 0 and 1: a probability from its log-odds',
  formula: '1 / (1 + e^−z)',
  derivativeFormula: 'a · (1 − a)',
  source: 'Rumelhart, Hinton & Williams 1986, doi:10.1038/323533a0',
  since: '0.1.0',
  link: 'sigmoid',
  kernel: { name: 'sigmoid' },
  forward: logistic,
  derivative: (_z, a) => a * (1 - a),
});
