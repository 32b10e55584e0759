import type { ElementwiseActivation } from '@vitrum/core';
import { sigmoid, tanh } from '@vitrum/tensor';

const slope = Math.fround(0.03);

/** The activations that have a kernel, in 64 bits. */
export const activations: readonly Required<Pick<ElementwiseActivation, 'name' | 'forward' | 'derivative' | 'kernel'>>[] = [
  { name: 'identity', kernel: { name: 'identity' }, forward: (z) => z, derivative: () => 1 },
  { name: 'relu', kernel: { name: 'relu' }, forward: (z) => (z <= 0 ? 0 : z), derivative: (z) => (z > 0 ? 1 : 0) },
  {
    name: 'leaky-relu',
    kernel: { name: 'leaky-relu', parameters: [slope] },
    forward: (z) => (z > 0 ? z : slope * z),
    derivative: (z) => (z > 0 ? 1 : slope),
  },
  { name: 'tanh', kernel: { name: 'tanh' }, forward: tanh, derivative: (_z, a) => (1 - a) * (1 + a) },
  { name: 'sigmoid', kernel: { name: 'sigmoid' }, forward: sigmoid, derivative: (_z, a) => a * (1 - a) },
];
