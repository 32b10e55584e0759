import { defineActivation } from '@vitrum/core';

/**
 * φ(z) = z / (1 + |z|), from −1 to 1; φ′(z) = 1 / (1 + |z|)².
 *
 * Source: Bergstra, Desjardins, Lamblin & Bengio 2009, Université de Montréal, technical report 1337; Glorot & Bengio 2010,
 * AISTATS, PMLR 9:249–256.
 */
export const softsign = /* @__PURE__ */ defineActivation({
  name: 'softsign',
  description: 'Squashes its input between −1 and 1, far more slowly than tanh',
  formula: 'z / (1 + |z|)',
  derivativeFormula: '1 / (1 + |z|)²',
  source:
    'Bergstra, Desjardins, Lamblin & Bengio 2009, Université de Montréal TR 1337; Glorot & Bengio 2010, PMLR 9:249–256',
  since: '0.1.0',
  forward: (z) => z / (1 + Math.abs(z)),
  derivative: (z) => {
    const reciprocal = 1 / (1 + Math.abs(z));
    return reciprocal * reciprocal;
  },
});
