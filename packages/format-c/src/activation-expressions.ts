import type { PortableReference } from '@vitrum/core';
import { shortestDecimal } from '@vitrum/formats/internal';

/** A number as a literal of the type float. */
export function literal(value: number): string {
  const text = String(shortestDecimal(Math.fround(value)));
  return `${/[.e]/.test(text) ? text : `${text}.0`}f`;
}

const option = (activation: PortableReference, name: string): string => literal(Number(activation[name]));

/** φ(z) as an expression in `z`, by name; `softmax` takes rows and is a function of its own. */
export const expressions: Readonly<Record<string, (activation: PortableReference) => string>> = {
  tanh: () => 'tanhf(z)',
  sigmoid: () => 'model_sigmoid(z)',
  relu: () => 'z > 0.0f ? z : 0.0f',
  'leaky-relu': (activation) => `z > 0.0f ? z : ${option(activation, 'slope')} * z`,
  elu: (activation) => `z > 0.0f ? z : ${option(activation, 'alpha')} * expm1f(z)`,
  selu: () => 'z > 0.0f ? 1.050701f * z : 1.7580993f * expm1f(z)',
  gelu: () => '0.5f * z * erfcf(-0.70710677f * z)',
  'gelu-tanh': () => 'z * model_sigmoid(1.5957691f * z * (1.0f + 0.044715f * z * z))',
  silu: () => 'z * model_sigmoid(z)',
  swish: (activation) => `z * model_sigmoid(${option(activation, 'beta')} * z)`,
  mish: () => 'z * tanhf(model_softplus(z))',
  softplus: () => 'model_softplus(z)',
  softsign: () => 'z / (1.0f + fabsf(z))',
  'hard-sigmoid': () => 'z <= -3.0f ? 0.0f : z >= 3.0f ? 1.0f : (z + 3.0f) / 6.0f',
  'hard-tanh': () => 'z <= -1.0f ? -1.0f : z >= 1.0f ? 1.0f : z',
  relu6: () => 'z <= 0.0f ? 0.0f : z >= 6.0f ? 6.0f : z',
  exponential: () => 'z > 88.722839f ? 3.4028235e+38f : expf(z)',
  gaussian: () => 'expf(-z * z)',
};
