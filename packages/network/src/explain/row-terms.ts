import type { FloatArray, RowwiseActivation } from '@vitrum/core';
import type { RowTerm } from './neuron-explanation.ts';

/** ∂C/∂zⱼ = Σᵢ ∂C/∂aᵢ·∂aᵢ/∂zⱼ, term by term: the j-th column of the activation's Jacobian times the errors of its outputs. */
export function rowTermsOf(
  activation: RowwiseActivation,
  { z, a, outputGradient }: { readonly z: FloatArray; readonly a: FloatArray; readonly outputGradient: FloatArray },
  unit: number,
): readonly RowTerm[] {
  const dz = new Float64Array(z.length);
  return Array.from(outputGradient, (gradient, i) => {
    // Jᵀ·eᵢ is the i-th row of J.
    activation.backward(z, a, unitVector(z.length, i), dz);
    const derivative = dz[unit] ?? NaN;
    return { unit: i, outputGradient: gradient, derivative, product: gradient * derivative };
  });
}

function unitVector(length: number, index: number): Float64Array {
  const vector = new Float64Array(length);
  vector[index] = 1;
  return vector;
}
