import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Activation, Tensor } from '@vitrum/core';
import { createTensor, referenceBackend } from '@vitrum/tensor';
import { activations } from './support/activations.ts';
import { backends } from './support/backends.ts';
import { drawing, drawn, firstOutside, gamma, magnitudes, placed, widened } from './support/tensors.ts';
import { operationsOn } from '@vitrum/test-support/operations-on';

const softsign: Activation = { name: 'softsign', forward: (z) => z / (1 + Math.abs(z)) };

const size = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(1, 1, 65, 130));
const sizes = fc.record({ batch: size, inputs: fc.oneof(size, fc.constant(785)), units: size });

interface Layer {
  readonly batch: number;
  readonly inputs: number;
  readonly units: number;
}

/** The operands of a layer, its exact sums, and those of the magnitudes. */
interface Problem {
  readonly x: Tensor;
  readonly weights: Tensor;
  readonly biases: Tensor;
  readonly sums: Tensor;
  readonly bounds: Tensor;
}

/** Every build and activation is given the same numbers, so they are drawn, and the exact sums worked out, once. */
const known = new Map<string, Problem>();

function problemOf(layer: Layer, seed: number, zeros: number): Problem {
  const key = JSON.stringify([layer, seed, zeros]);
  const problem = known.get(key) ?? workOut(layer, seed, zeros);
  known.set(key, problem);
  return problem;
}

function workOut({ batch, inputs, units }: Layer, seed: number, zeros: number): Problem {
  const x = drawn(referenceBackend, [batch, inputs], drawing(seed, zeros));
  const weights = drawn(referenceBackend, [inputs, units], drawing(seed + 1, 0));
  const biases = drawn(referenceBackend, [units], drawing(seed + 2, 0));
  const [sums, bounds, unused] = [0, 1, 2].map(() => createTensor([batch, units], 'float64'));
  if (!sums || !bounds || !unused) throw new Error('three tensors were made');
  operationsOn(referenceBackend).dense(widened(x), widened(weights), widened(biases), softsign, sums, unused);
  operationsOn(referenceBackend).dense(magnitudes(x), magnitudes(weights), magnitudes(biases), softsign, bounds, unused);
  return { x, weights, biases, sums, bounds };
}

test.each<Activation>([...activations, softsign])('z = x·W + b and a = φ(z) for $name, in every build', (activation) => {
  const property = fc.property(sizes, fc.nat(), fc.constantFrom(0, 0.8, 1), (layer, seed, zeros) => {
    const { batch, inputs, units } = layer;
    const { sums, bounds, ...operands } = problemOf(layer, seed, zeros);
    const exactA = createTensor([batch, units], 'float64');
    for (const [build, backend] of backends) {
      const [x, weights, biases] = [placed(backend, operands.x), placed(backend, operands.weights), placed(backend, operands.biases)];
      const [z, a] = [drawn(backend, [batch, units], () => NaN), drawn(backend, [batch, units], () => NaN)];
      operationsOn(backend).dense(x, weights, biases, activation, z, a);
      expect(firstOutside(z, sums, (i) => gamma(inputs + 3) * (bounds.data[i] ?? 0)), build).toBeUndefined();

      // a belongs to the z that was stored; all these activations have slopes and values of at most 1 there, or are exact.
      operationsOn(referenceBackend).activate(activation, widened(z), exactA);
      expect(firstOutside(a, exactA, (i) => 3 * 2 ** -23 * Math.abs(exactA.data[i] ?? 0)), build).toBeUndefined();
      for (const tensor of [x, weights, biases, z, a]) backend.memory.release(tensor);
    }
  });
  fc.assert(property, { seed: 1, numRuns: 80 });
});

describe.each(backends)('%s', (_build, backend) => {
  test.each([
    ['x', [2, 4], [3, 5], [5], [2, 5], [2, 5]],
    ['biases', [2, 3], [3, 5], [4], [2, 5], [2, 5]],
    ['biases of two axes', [2, 3], [3, 5], [1, 5], [2, 5], [2, 5]],
    ['z', [2, 3], [3, 5], [5], [5, 2], [2, 5]],
    ['a', [2, 3], [3, 5], [5], [2, 5], [2, 6]],
  ])('shapes that do not fit are refused: %s', (_what, ...shapes) => {
    const [x, weights, biases, z, a] = shapes.map((shape) => backend.memory.allocate(shape, 'float32'));
    if (!x || !weights || !biases || !z || !a) throw new Error('five shapes give five tensors');
    const mismatch: unknown = expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH' });
    expect(() => operationsOn(backend).dense(x, weights, biases, softsign, z, a)).toThrow(mismatch);
  });
});
