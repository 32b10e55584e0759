import type { FloatArray, GradientSink, Tensor } from '@vitrum/core';

/** Fills the gradients of γ and β of a = γ ⊙ x̂ + β: ∂C/∂γ = Σ ∂C/∂a ⊙ x̂ and ∂C/∂β = Σ ∂C/∂a. */
export function bindScaleAndShift(
  gradients: Readonly<Record<'scale' | 'shift', GradientSink>>,
  outputGradient: FloatArray,
  normalized: FloatArray,
): () => void {
  const writeScale = (gradient: Tensor): void => sumProducts(gradient.data, outputGradient, normalized);
  const writeShift = (gradient: Tensor): void => sumProducts(gradient.data, outputGradient, undefined);
  return () => {
    gradients.scale.fill(writeScale);
    gradients.shift.fill(writeShift);
  };
}

/** sums[i] = Σ values[k]·factors[k] over the k with k mod n = i, n sums in all; a missing factor is 1. */
export function sumProducts(sums: FloatArray, values: FloatArray, factors: FloatArray | undefined): void {
  sums.fill(0);
  for (let start = 0; start < values.length; start += sums.length) {
    for (let i = 0; i < sums.length; i++) {
      sums[i] = (sums[i] ?? 0) + (values[start + i] ?? 0) * (factors?.[start + i] ?? 1);
    }
  }
}
