import type { FloatArray } from '@vitrum/core';
import { exp, log } from '@vitrum/tensor';

/**
 * ln Σᵢ exp(zᵢ), with the largest z taken out first so that nothing overflows.
 *
 * Source: Blanchard, Higham, Higham 2021, doi:10.1093/imanum/draa038.
 */
export function logSumExp(z: FloatArray): number {
  let largest = -Infinity;
  for (const value of z) largest = Math.max(largest, value);
  let sum = 0;
  for (const value of z) sum += exp(value - largest);
  return largest + log(sum);
}

/** −Σᵢ tᵢ ln softmax(z)ᵢ = Σᵢ tᵢ · (ln Σⱼ exp(zⱼ) − zᵢ). */
export function softmaxCrossEntropy(z: FloatArray, target: FloatArray): number {
  const logNormaliser = logSumExp(z);
  let sum = 0;
  for (let i = 0; i < z.length; i++) sum += (target[i] ?? 0) * (logNormaliser - (z[i] ?? 0));
  return sum;
}

/** ∂/∂zᵢ of the softmax cross-entropy: aᵢ·Σⱼtⱼ − tᵢ, which is a − t for targets that add up to 1. */
export function softmaxCrossEntropyGradient(_z: FloatArray, a: FloatArray, target: FloatArray, dz: FloatArray): void {
  let total = 0;
  for (const t of target) total += t;
  for (let i = 0; i < dz.length; i++) dz[i] = (a[i] ?? 0) * total - (target[i] ?? 0);
}
