import { defineActivation } from '@vitrum/core';
import { exp, expm1 } from '@vitrum/tensor';

/**
 * The exponential linear unit: φ(z) = z where z > 0, else α·(e^z − 1); φ′(z) = 1, or α·e^z.
 *
 * φ′ jumps at 0 unless α = 1; there it is α, the derivative from the left.
 *
 * Source: Clevert, Unterthiner & Hochreiter 2015, arXiv:1511.07289.
 */
export const elu = /* @__PURE__ */ defineActivation({
  name: 'elu',
  description: 'Passes positive inputs and saturates smoothly at −α',
  formula: 'z if z > 0, else α · (e^z − 1)',
  derivativeFormula: '1 if z > 0, else α · e^z',
  source: 'Clevert, Unterthiner & Hochreiter 2015, arXiv:1511.07289',
  since: '0.1.0',
  options: { alpha: { type: 'number', default: 1, minimum: 0, description: 'α: the output tends to −α.' } },
  create: ({ alpha }) => ({
    kinks: alpha === 1 ? [] : [0],
    forward: (z) => (z > 0 ? z : alpha * expm1(z)),
    derivative: (z) => (z > 0 ? 1 : alpha * exp(z)), // not a + α: it cancels
  }),
});
