import { expect, test } from 'vitest';
import { elementwise, registry } from './resolve.ts';

/** The text, and what it says, written down anew. */
const cases: readonly [name: string, text: string, formula: (z: number, a: number) => number][] = [
  ['identity', '1', () => 1],
  ['tanh', '1 − a²', (_z, a) => 1 - a ** 2],
  ['sigmoid', 'a · (1 − a)', (_z, a) => a * (1 - a)],
  ['relu', '1 if z > 0, else 0', (z) => (z > 0 ? 1 : 0)],
  ['leaky-relu', '1 if z > 0, else slope', (z) => (z > 0 ? 1 : 0.01)],
  ['elu', '1 if z > 0, else α · e^z', (z) => (z > 0 ? 1 : Math.exp(z))],
  [
    'gelu-tanh',
    's + 2 · a · (1 − s) · u′, with s = σ(2u)',
    (z, a) => {
      const s = sigmoid(2 * Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3));
      return s + 2 * a * (1 - s) * Math.sqrt(2 / Math.PI) * (1 + 0.134145 * z ** 2);
    },
  ],
  ['silu', 'σ(z) + a · (1 − σ(z))', (z, a) => sigmoid(z) + a * (1 - sigmoid(z))],
  [
    'mish',
    't + z · (1 − t²) · σ(z), with t = tanh(log(1 + e^z))',
    (z) => {
      const t = Math.tanh(Math.log(1 + Math.exp(z)));
      return t + z * (1 - t ** 2) * sigmoid(z);
    },
  ],
  ['softplus', 'σ(z)', sigmoid],
  ['softsign', '1 / (1 + |z|)²', (z) => 1 / (1 + Math.abs(z)) ** 2],
  ['hard-sigmoid', '1/6 if −3 < z ≤ 3, else 0', (z) => (z > -3 && z <= 3 ? 1 / 6 : 0)],
  ['relu6', '1 if 0 < z ≤ 6, else 0', (z) => (z > 0 && z <= 6 ? 1 : 0)],
  ['gaussian', '−2 · z · a', (z, a) => -2 * z * a],
];

test.each(cases)('the derivative of %s reads "%s", and is that', (name, text, formula) => {
  expect(registry.activations.lookup(name).derivativeFormula).toBe(text);
  const { forward, derivative } = elementwise(name);
  for (const z of [-7, -3, -2.5, -0.75, 0, 0.3, 1, 3, 3.5, 6, 6.5]) {
    const a = forward(z);
    expect(derivative(z, a), `at ${z}`).toBeCloseTo(formula(z, a), 12);
  }
});

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
