import { defineActivation } from '@vitrum/core';
import { sigmoid } from '@vitrum/tensor';

/** 2·√(2/π). */
const SCALE = 1.5957691216057308;
const CUBIC = 0.044715;
/** σ is exactly 0 or 1 beyond; its argument would overflow long after. */
const SATURATED = 30;

/**
 * GELU in its tanh form: φ(z) = z/2·(1 + tanh u) = z·σ(2u) with u = √(2/π)·(z + 0.044715·z³);
 * φ′(z) = s + a·(1 − s)·2u′ with s = σ(2u).
 *
 * Source: Hendrycks & Gimpel 2016, arXiv:1606.08415, section 2.
 */
export const geluTanh = /* @__PURE__ */ defineActivation({
  name: 'gelu-tanh',
  description: 'The tanh form of GELU, as in GPT-2',
  formula: 'z / 2 · (1 + tanh u), with u = √(2/π) · (z + 0.044715 · z³)',
  derivativeFormula: 's + 2 · a · (1 − s) · u′, with s = σ(2u)',
  source: 'Hendrycks & Gimpel 2016, arXiv:1606.08415, section 2',
  since: '0.1.0',
  forward: (z) => z * sigmoid(SCALE * z * (1 + CUBIC * z * z)),
  derivative: (z, a) => {
    if (Math.abs(z) > SATURATED) return z > 0 ? 1 : 0;
    const s = sigmoid(SCALE * z * (1 + CUBIC * z * z));
    return s + a * (1 - s) * SCALE * (1 + 3 * CUBIC * z * z);
  },
});
