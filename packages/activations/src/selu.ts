import { defineActivation } from '@vitrum/core';
import { exp, expm1 } from '@vitrum/tensor';

/** α and λ in 64 bits: with them, mean 0 and variance 1 are preserved from layer to layer. */
const ALPHA = 1.6732632423543772;
const LAMBDA = 1.0507009873554805;

/**
 * The self-normalizing ELU: φ(z) = λ·z where z > 0, else λ·α·(e^z − 1); φ′(z) = λ, or λ·α·e^z.
 *
 * At the kink φ′(0) = λ·α ≈ 1.758, the derivative from the left.
 *
 * Source: Klambauer, Unterthiner, Mayr & Hochreiter 2017, arXiv:1706.02515.
 */
export const selu = /* @__PURE__ */ defineActivation({
  name: 'selu',
  description: 'An ELU whose outputs keep mean 0 and variance 1 from layer to layer',
  formula: 'λ · z if z > 0, else λ · α · (e^z − 1), with λ ≈ 1.0507 and α ≈ 1.6733',
  derivativeFormula: 'λ if z > 0, else λ · α · e^z',
  source: 'Klambauer, Unterthiner, Mayr & Hochreiter 2017, arXiv:1706.02515',
  since: '0.1.0',
  kinks: [0],
  forward: (z) => (z > 0 ? LAMBDA * z : LAMBDA * ALPHA * expm1(z)),
  derivative: (z) => (z > 0 ? LAMBDA : LAMBDA * ALPHA * exp(z)), // not a + λ·α: it cancels
});
