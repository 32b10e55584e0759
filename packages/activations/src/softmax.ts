import { defineActivation } from '@vitrum/core';
import { exp } from '@vitrum/tensor';

/**
 * Turns a row into probabilities: aᵢ = e^zᵢ / Σⱼ e^zⱼ.
 *
 * The largest z of the row is subtracted first, which changes nothing and keeps e^z from overflowing. Backward, with the
 * Jacobian ∂aᵢ/∂zⱼ = aᵢ·(δᵢⱼ − aⱼ): dz = a ⊙ (da − Σ da·a).
 *
 * Source: Bridle 1990, doi:10.1007/978-3-642-76153-9_28.
 */
export const softmax = /* @__PURE__ */ defineActivation({
  name: 'softmax',
  description: 'Turns a row of scores into probabilities that sum to 1',
  formula: 'e^zᵢ / Σⱼ e^zⱼ',
  derivativeFormula: '∂aᵢ/∂zⱼ = aᵢ · (1 − aᵢ) for i = j, else −aᵢ · aⱼ',
  source: 'Bridle 1990, doi:10.1007/978-3-642-76153-9_28',
  since: '0.1.0',
  kind: 'rowwise',
  link: 'softmax',
  kernel: { name: 'softmax' },
  forward: (z, a) => {
    let largest = -Infinity;
    for (const value of z) if (value > largest) largest = value;
    let sum = 0;
    for (let i = 0; i < z.length; i++) {
      const share = exp((z[i] ?? 0) - largest);
      a[i] = share;
      sum += share;
    }
    for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? 0) / sum;
  },
  backward: (_z, a, da, dz) => {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += (da[i] ?? 0) * (a[i] ?? 0);
    for (let i = 0; i < a.length; i++) dz[i] = (a[i] ?? 0) * ((da[i] ?? 0) - sum);
  },
});
