import { defineActivation, type FloatArray } from '@vitrum/core';

/**
 * A row-wise activation that is easy to compute by hand: aᵢ = zᵢ·Σz, so ∂aᵢ/∂zⱼ = δᵢⱼ·Σz + zᵢ and
 * dzⱼ = daⱼ·Σz + Σᵢ daᵢzᵢ.
 */
export const timesSum = defineActivation({
  name: 'times-sum',
  kind: 'rowwise',
  forward: (z, a) => {
    const sum = sumOf(z);
    for (let i = 0; i < z.length; i++) a[i] = (z[i] ?? NaN) * sum;
  },
  backward: (z, _a, da, dz) => {
    const sum = sumOf(z);
    let dot = 0;
    for (let i = 0; i < z.length; i++) dot += (da[i] ?? NaN) * (z[i] ?? NaN);
    for (let j = 0; j < z.length; j++) dz[j] = (da[j] ?? NaN) * sum + dot;
  },
});

function sumOf(values: FloatArray): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
