import type { FloatArray, LogitsLoss } from '@vitrum/core';
import { exp, log } from '@vitrum/tensor';

/**
 * ln Σᵢ exp(zᵢ), with the largest z taken out first so that nothing overflows.
 *
 * Source: Blanchard, Higham, Higham 2021, doi:10.1093/imanum/draa038.
 */
function logSumExp(z: FloatArray): number {
  let largest = -Infinity;
  for (const value of z) largest = Math.max(largest, value);
  let sum = 0;
  for (const value of z) sum += exp(value - largest);
  return largest + log(sum);
}

/**
 * The cross-entropy −Σᵢ tᵢ ln softmax(z)ᵢ = Σᵢ tᵢ·(ln Σⱼ exp(zⱼ) − zᵢ); its derivative by zᵢ is aᵢ·Σⱼtⱼ − tᵢ, which is a − t
 * for targets that add up to 1.
 */
export const softmaxCrossEntropy: LogitsLoss = {
  value: (z, target) => {
    const logNormalizer = logSumExp(z);
    let sum = 0;
    for (let i = 0; i < z.length; i++) sum += (target[i] ?? 0) * (logNormalizer - (z[i] ?? 0));
    return sum;
  },
  gradient: (_z, a, target, dz) => {
    let total = 0;
    for (const t of target) total += t;
    for (let i = 0; i < dz.length; i++) dz[i] = (a[i] ?? 0) * total - (target[i] ?? 0);
  },
  kernel: { name: 'softmax-cross-entropy' },
};
