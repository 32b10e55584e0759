import { defineActivation } from '@vitrum/core';
import { sigmoid } from '@vitrum/tensor';

/**
 * φ(z) = z·σ(β·z); φ′(z) = s + β·a·(1 − s) with s = σ(β·z).
 *
 * Source: Ramachandran, Zoph & Le 2017, arXiv:1710.05941.
 */
export const swish = /* @__PURE__ */ defineActivation({
  name: 'swish',
  description: 'Weighs its input by σ(β · z): z/2 at β = 0, close to ReLU for large β',
  formula: 'z · σ(β · z)',
  derivativeFormula: 's + β · a · (1 − s), with s = σ(β · z)',
  source: 'Ramachandran, Zoph & Le 2017, arXiv:1710.05941',
  since: '0.1.0',
  options: { beta: { type: 'number', default: 1, description: 'β: how sharply the weight rises.' } },
  create: ({ beta }) => ({
    forward: (z) => z * sigmoid(beta * z),
    derivative: (z, a) => {
      const s = sigmoid(beta * z);
      return s + beta * (a * (1 - s));
    },
  }),
});
