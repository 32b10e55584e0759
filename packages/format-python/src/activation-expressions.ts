import type { PortableReference } from '@vitrum/core';

const option = (activation: PortableReference, name: string): string => {
  const value = Number(activation[name]);
  return value < 0 ? `(${value})` : String(value);
};

/** φ(z) as an expression in `z`, by name; `softmax` takes rows and is a function of its own. */
export const expressions: Readonly<Record<string, (activation: PortableReference) => string>> = {
  tanh: () => 'np.tanh(z)',
  sigmoid: () => '_sigmoid(z)',
  relu: () => 'np.maximum(z, 0)',
  'leaky-relu': (activation) => `np.where(z > 0, z, ${option(activation, 'slope')} * z)`,
  elu: (activation) => `np.where(z > 0, z, ${option(activation, 'alpha')} * np.expm1(np.minimum(z, 0)))`,
  selu: () => 'np.where(z > 0, 1.0507009873554805 * z, 1.7580993408473768 * np.expm1(np.minimum(z, 0)))',
  gelu: () => 'z * _normal(z)',
  'gelu-tanh': () => 'z * _sigmoid(1.5957691216057308 * z * (1 + 0.044715 * z * z))',
  silu: () => 'z * _sigmoid(z)',
  swish: (activation) => `z * _sigmoid(${option(activation, 'beta')} * z)`,
  mish: () => 'z * np.tanh(np.logaddexp(0, z))',
  softplus: () => 'np.logaddexp(0, z)',
  softsign: () => 'z / (1 + np.abs(z))',
  'hard-sigmoid': () => 'np.clip(z + 3, 0, 6) / 6',
  'hard-tanh': () => 'np.clip(z, -1, 1)',
  relu6: () => 'np.clip(z, 0, 6)',
  exponential: () => 'np.minimum(np.exp(np.minimum(z, 89)), 3.4028234663852886e38)',
  gaussian: () => 'np.exp(-z * z)',
};
