import { defineActivation } from '@vitrum/core';
import { sigmoid } from '@vitrum/tensor';

/**
 * The sigmoid linear unit: φ(z) = z·σ(z); φ′(z) = σ(z) + a·(1 − σ(z)). Swish with β = 1.
 *
 * Source: Elfwing, Uchibe & Doya 2018, doi:10.1016/j.neunet.2017.12.012.
 */
export const silu = /* @__PURE__ */ defineActivation({
  name: 'silu',
  description: 'Weighs its input by its sigmoid',
  formula: 'z · σ(z)',
  derivativeFormula: 'σ(z) + a · (1 − σ(z))',
  source: 'Elfwing, Uchibe & Doya 2018, doi:10.1016/j.neunet.2017.12.012',
  since: '0.1.0',
  forward: (z) => z * sigmoid(z),
  derivative: (z, a) => {
    const s = sigmoid(z);
    return s + a * (1 - s);
  },
});
