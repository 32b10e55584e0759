import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Activation, Backend, Tensor } from '@vitrum/core';
import { createTensor, referenceBackend } from '@vitrum/tensor';
import { activations } from './support/activations.ts';
import { backends } from './support/backends.ts';
import { drawing, drawn, firstOutside, widened } from './support/tensors.ts';
import { floatFromBits, ulpsFrom } from './support/ulp-distance.ts';
import { operationsOn } from '@vitrum/test-support/operations-on';

/** Units in the last place; the functions without a transcendental part are exact up to one rounding. */
const maxUlps: Readonly<Record<string, number>> = { identity: 0, relu: 0, 'leaky-relu': 0.5, tanh: 2.5, sigmoid: 2.5 };

/** Every 997th 32-bit float of the positive half, both signs: 4.3 million numbers of every magnitude, infinity beside them. */
function everyMagnitude(): Float32Array {
  const numbers: number[] = [];
  for (let bits = 0; bits < 0x7f80_0000; bits += 997) numbers.push(floatFromBits(bits), -floatFromBits(bits));
  return Float32Array.from(numbers);
}

describe('at every magnitude', () => {
  const numbers = everyMagnitude();

  test.each(activations)('$name lies within its bound of the exact value, in every build', (activation) => {
    const exact = Float64Array.from(numbers, activation.forward);
    for (const [build, backend] of backends) {
      const z = placed(backend, numbers);
      const a = backend.memory.allocate(z.shape, 'float32');
      operationsOn(backend).activate(activation, z, a);
      let [worst, at] = [0, 0];
      for (let i = 0; i < exact.length; i++) {
        const ulps = ulpsFrom(exact[i] ?? NaN, a.data[i] ?? NaN);
        if (!(ulps <= worst)) [worst, at] = [ulps, z.data[i] ?? NaN];
      }
      for (const tensor of [z, a]) backend.memory.release(tensor);
      expect(worst, `${build}, z = ${at}`).toBeLessThanOrEqual(maxUlps[activation.name] ?? 0);
    }
  });
});

function placed(backend: Backend, values: ArrayLike<number>): Tensor {
  const tensor = backend.memory.allocate([values.length], 'float32');
  tensor.data.set(values);
  return tensor;
}

describe.each(backends)('%s', (_build, backend) => {
  describe.each(activations)('$name', (activation) => {
    test('keeps NaN, and goes to its limits at infinity', () => {
      const z = placed(backend, [NaN, Infinity, -Infinity, NaN, NaN]);
      const a = backend.memory.allocate([5], 'float32');
      operationsOn(backend).activate(activation, z, a);
      const limits = [NaN, activation.forward(Infinity), activation.forward(-Infinity), NaN, NaN];
      expect([...a.data]).toEqual(limits);
    });

    test('goes back as the reference does', () => {
      const property = fc.property(fc.integer({ min: 0, max: 41 }), fc.nat(), (length, seed) => {
        const [z, da] = [drawn(backend, [length], drawing(seed, 0.2)), drawn(backend, [length], drawing(seed + 1, 0))];
        const [a, dz] = [backend.memory.allocate([length], 'float32'), backend.memory.allocate([length], 'float32')];
        operationsOn(backend).activate(activation, z, a);
        operationsOn(backend).activateBack(activation, z, a, da, dz);
        const expected = createTensor([length], 'float64');
        operationsOn(referenceBackend).activateBack(activation, widened(z), widened(a), widened(da), expected);
        const outside = firstOutside(dz, expected, (i) => 3 * 2 ** -24 * Math.abs(expected.data[i] ?? 0)); // three roundings
        for (const tensor of [z, da, a, dz]) backend.memory.release(tensor);
        expect(outside).toBeUndefined();
      });
      fc.assert(property, { seed: 1, numRuns: 100 });
    });

    test('takes shapes of any rank, in place too, and writes nothing beside them', () => {
      const whole = drawn(backend, [4, 3, 5], drawing(9, 0));
      const part = backend.memory.rows(whole, 3);
      const before = widened(part);
      const rest = [...whole.data.subarray(45)];
      operationsOn(backend).activate(activation, part, part);
      expect(firstOutside(part, { ...before, data: before.data.map(activation.forward) }, () => 1e-6)).toBeUndefined();
      expect([...whole.data.subarray(45)]).toEqual(rest);
    });
  });

  test('at the kink the derivative is the one from the left', () => {
    const [z, da, dz] = [placed(backend, [0, -0]), placed(backend, [2, 2]), backend.memory.allocate([2], 'float32')];
    const slopes = activations.slice(1, 3).map((activation) => {
      operationsOn(backend).activateBack(activation, z, z, da, dz);
      return [...dz.data];
    });
    expect(slopes).toEqual([[0, 0], [2 * Math.fround(0.03), 2 * Math.fround(0.03)].map(Math.fround)]);
  });

  const plugins: readonly Activation[] = [
    { name: 'cube', forward: (z) => z * z * z, derivative: (z) => 3 * z * z },
    { name: 'no-derivative', forward: (z) => z / (1 + Math.abs(z)) },
    { name: 'unknown-kernel', kernel: { name: 'cube' }, forward: (z) => z * z * z, derivative: (z) => 3 * z * z },
    { name: 'inherited-name', kernel: { name: 'toString' }, forward: (z) => -z, derivative: () => -1 },
    {
      name: 'shares',
      kind: 'rowwise',
      forward: (z, a) => {
        let sum = 0;
        z.forEach((x) => (sum += x * x));
        z.forEach((x, i) => (a[i] = (x * x) / sum));
      },
      backward: (_z, a, da, dz) => da.forEach((x, i) => (dz[i] = x * (a[i] ?? 0))),
    },
  ];

  test.each(plugins)('the plain function of a plugin gives what the reference gives: $name', (activation) => {
    const [z, da] = [drawn(backend, [3, 7], drawing(1, 0)), drawn(backend, [3, 7], drawing(2, 0))];
    const [a, dz] = [backend.memory.allocate([3, 7], 'float32'), backend.memory.allocate([3, 7], 'float32')];
    const [expectedA, expectedDz] = [createTensor([3, 7]), createTensor([3, 7])];
    operationsOn(backend).activate(activation, z, a);
    operationsOn(backend).activateBack(activation, z, a, da, dz);
    operationsOn(referenceBackend).activate(activation, z, expectedA);
    operationsOn(referenceBackend).activateBack(activation, z, expectedA, da, expectedDz);
    expect(a.data).toEqual(expectedA.data);
    expect(dz.data).toEqual(expectedDz.data);
  });

  test('shapes that differ are refused', () => {
    const [activation] = activations;
    if (activation === undefined) throw new Error('there are activations');
    const [matrix, turned, vector] = [[2, 3], [3, 2], [6]].map((shape) => backend.memory.allocate(shape, 'float32'));
    if (matrix === undefined || turned === undefined || vector === undefined) throw new Error('three shapes give three tensors');
    const mismatch: unknown = expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH' });
    expect(() => operationsOn(backend).activate(activation, matrix, turned)).toThrow(mismatch);
    expect(() => operationsOn(backend).activate(activation, vector, matrix)).toThrow(mismatch);
    expect(() => operationsOn(backend).activateBack(activation, matrix, matrix, turned, matrix)).toThrow(mismatch);
    expect(() => operationsOn(backend).activateBack(activation, matrix, matrix, matrix, vector)).toThrow(mismatch);
  });
});
