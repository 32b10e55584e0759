import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowwiseCases } from './activation-cases.ts';
import { rowwise } from './resolve.ts';

const parameters = { seed: 20_240_503, numRuns: 1000 };
const scores = (limit: number): fc.Arbitrary<number[]> =>
  fc.array(fc.double({ min: -limit, max: limit, noNaN: true }), { minLength: 1, maxLength: 12 });

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

const { forward, backward } = rowwise('softmax');

function softmax(z: readonly number[]): Float64Array {
  const a = new Float64Array(z.length);
  forward(Float64Array.from(z), a);
  return a;
}

describe.each(rowwiseCases)('$name', ({ name, origin, rows }) => {
  test.each(rows)(`of $z is $a (${origin})`, ({ z, a }) => {
    const actual = new Float64Array(z.length);
    rowwise(name).forward(Float64Array.from(z), actual);
    a.forEach((expected, i) => {
      expect(Math.abs((actual[i] ?? NaN) - expected)).toBeLessThanOrEqual(1e-15);
    });
  });
});

describe('softmax', () => {
  test('sums to 1 and is never negative, in 64 bits and in 32, from −1000 to 1000', () => {
    const property = fc.property(scores(1000), (z) => {
      const a = softmax(z);
      expect(Math.abs(sum(a) - 1)).toBeLessThanOrEqual(z.length * 2 ** -52);
      expect(a.every((value) => value >= 0)).toBe(true);
      const stored = new Float32Array(z.length);
      forward(Float32Array.from(z), stored);
      expect(Math.abs(sum(stored) - 1)).toBeLessThanOrEqual(z.length * 2 ** -23);
    });
    fc.assert(property, parameters);
  });

  test('does not change when the same number is added to every score', () => {
    const wholeScores = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 12 });
    const property = fc.property(wholeScores, fc.integer({ min: -1000, max: 1000 }), (z, shift) => {
      expect(softmax(z.map((value) => value + shift))).toEqual(softmax(z)); // whole numbers shift exactly
    });
    fc.assert(property, parameters);
  });

  test('saturates without overflow at ±1000', () => {
    expect([...softmax([1000, -1000])]).toEqual([1, 0]);
    expect([...softmax([-1000, -1000])]).toEqual([0.5, 0.5]);
    expect([...softmax([1000, 1000, 1000, 1000])]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  test('does not hide NaN', () => {
    expect(softmax([1, NaN, 2]).every(Number.isNaN)).toBe(true);
  });

  test('works in place, forward and backward', () => {
    const z = Float64Array.of(0.5, -1, 2);
    const a = softmax([0.5, -1, 2]);
    const da = Float64Array.of(1, -2, 0.25);
    const dz = new Float64Array(3);
    backward(z, a, da, dz);
    forward(z, z);
    expect(z).toEqual(a);
    backward(z, z, da, da);
    expect(da).toEqual(dz);
  });

  test('has the Jacobian ∂aᵢ/∂zⱼ = aᵢ·(δᵢⱼ − aⱼ) that central differences find', () => {
    const h = 1e-5;
    const property = fc.property(scores(8), (z) => {
      for (let i = 0; i < z.length; i++) {
        const dz = jacobianRow(z, i);
        z.forEach((value, j) => {
          const above = softmax(z.with(j, value + h))[i] ?? NaN;
          const below = softmax(z.with(j, value - h))[i] ?? NaN;
          expect(Math.abs((dz[j] ?? NaN) - (above - below) / (2 * h))).toBeLessThanOrEqual(1e-9);
        });
      }
    });
    fc.assert(property, { ...parameters, numRuns: 100 });
  });

  test('passes no gradient back where it is saturated', () => {
    expect([...jacobianRow([1000, -1000, -1000], 0)].every((value) => value === 0)).toBe(true);
  });
});

/** ∂aᵢ/∂zⱼ for every j: what `backward` makes of the i-th unit vector. */
function jacobianRow(z: readonly number[], i: number): Float64Array {
  const dz = new Float64Array(z.length);
  const unit = new Float64Array(z.length);
  unit[i] = 1;
  backward(Float64Array.from(z), softmax(z), unit, dz);
  return dz;
}
