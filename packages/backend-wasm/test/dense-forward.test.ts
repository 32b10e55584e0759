import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Activation } from '@vitrum/core';
import { createTensor, referenceBackend } from '@vitrum/tensor';
import { activations } from './support/activations.ts';
import { backends } from './support/backends.ts';
import { drawing, drawn, firstOutside, gamma, magnitudes, widened } from './support/tensors.ts';
import { operationsOn } from '@vitrum/test-support/operations-on';

const softsign: Activation = { name: 'softsign', forward: (z) => z / (1 + Math.abs(z)) };

const size = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(1, 1, 65, 130));
const sizes = fc.record({ batch: size, inputs: fc.oneof(size, fc.constant(785)), units: size });

test.each<Activation>([...activations, softsign])('z = x·W + b and a = φ(z) for $name, in every build', (activation) => {
  const property = fc.property(sizes, fc.nat(), fc.constantFrom(0, 0.8, 1), ({ batch, inputs, units }, seed, zeros) => {
    const [exactZ, exactA] = [createTensor([batch, units], 'float64'), createTensor([batch, units], 'float64')];
    const [sizesOfZ, unused] = [createTensor([batch, units], 'float64'), createTensor([batch, units], 'float64')];
    for (const [index, [build, backend]] of backends.entries()) {
      const x = drawn(backend, [batch, inputs], drawing(seed, zeros));
      const weights = drawn(backend, [inputs, units], drawing(seed + 1, 0));
      const biases = drawn(backend, [units], drawing(seed + 2, 0));
      const [z, a] = [drawn(backend, [batch, units], () => NaN), drawn(backend, [batch, units], () => NaN)];
      operationsOn(backend).dense(x, weights, biases, activation, z, a);

      // Every build is given the same numbers, so the exact sums are worked out once.
      if (index === 0) {
        operationsOn(referenceBackend).dense(widened(x), widened(weights), widened(biases), activation, exactZ, exactA);
        operationsOn(referenceBackend).dense(magnitudes(x), magnitudes(weights), magnitudes(biases), activation, sizesOfZ, unused);
      }
      expect(firstOutside(z, exactZ, (i) => gamma(inputs + 3) * (sizesOfZ.data[i] ?? 0)), build).toBeUndefined();

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
