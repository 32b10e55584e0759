import type { ElementwiseActivation, RowwiseActivation } from '@vitrum/core';

/** φ′(z) as backpropagation asks for it: with the already computed a = φ(z). */
export function ownDerivative({ forward, derivative }: ElementwiseActivation): ((z: number) => number) | undefined {
  return derivative && ((z) => derivative(z, forward(z)));
}

/** a of a row, in 64 bits. */
export function forwardRow(activation: RowwiseActivation, z: Float64Array): Float64Array {
  const a = new Float64Array(z.length);
  activation.forward(z, a);
  return a;
}

/** dz = Jᵀ·da of a row, in 64 bits. */
export function backwardRow(activation: RowwiseActivation, z: Float64Array, da: Float64Array): Float64Array {
  const dz = new Float64Array(z.length);
  activation.backward(z, forwardRow(activation, z), da, dz);
  return dz;
}
