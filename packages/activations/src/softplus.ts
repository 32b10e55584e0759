import { defineActivation } from '@vitrum/core';
import { sigmoid, softplus as logOfOnePlusExp } from '@vitrum/tensor';

/**
 * A smooth ReLU: φ(z) = log(1 + e^z); φ′(z) = σ(z).
 *
 * Source: Dugas, Bengio, Bélisle, Nadeau & Garcia 2000, "Incorporating second-order functional knowledge for better option
 * pricing", NIPS 13.
 */
export const softplus = /* @__PURE__ */ defineActivation({
  name: 'softplus',
  description: 'A smooth ReLU, always positive',
  formula: 'log(1 + e^z)',
  derivativeFormula: 'σ(z)',
  source:
    'Dugas, Bengio, Bélisle, Nadeau & Garcia 2000, "Incorporating second-order functional knowledge for better option pricing", NIPS 13',
  since: '0.1.0',
  forward: logOfOnePlusExp,
  derivative: sigmoid,
});
