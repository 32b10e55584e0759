import type { PortableReference } from '@vitrum/core';

const option = (activation: PortableReference, name: string): string => {
  const value = Number(activation[name]);
  return value < 0 ? `(${value})` : String(value);
};

/** φ(z) as an expression in `z`, by name; `softmax` takes rows and is a function of its own. */
export const expressions: Readonly<Record<string, (activation: PortableReference) => string>> = {
  tanh: () => 'Math.tanh(z)',
  sigmoid: () => 'sigmoid(z)',
  relu: () => 'z > 0 ? z : 0',
  'leaky-relu': (activation) => `z > 0 ? z : ${option(activation, 'slope')} * z`,
  elu: (activation) => `z > 0 ? z : ${option(activation, 'alpha')} * Math.expm1(z)`,
  selu: () => 'z > 0 ? 1.0507009873554805 * z : 1.7580993408473768 * Math.expm1(z)',
  gelu: () => 'z * normal(z)',
  'gelu-tanh': () => 'z * sigmoid(1.5957691216057308 * z * (1 + 0.044715 * z * z))',
  silu: () => 'z * sigmoid(z)',
  swish: (activation) => `z * sigmoid(${option(activation, 'beta')} * z)`,
  mish: () => 'z * Math.tanh(softplus(z))',
  softplus: () => 'softplus(z)',
  softsign: () => 'z / (1 + Math.abs(z))',
  'hard-sigmoid': () => 'Math.min(Math.max(z + 3, 0), 6) / 6',
  'hard-tanh': () => 'Math.min(Math.max(z, -1), 1)',
  relu6: () => 'Math.min(Math.max(z, 0), 6)',
  exponential: () => 'Math.min(Math.exp(z), 3.4028234663852886e38)',
  gaussian: () => 'Math.exp(-z * z)',
};
