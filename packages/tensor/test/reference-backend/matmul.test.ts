import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Precision, Tensor } from '@vitrum/core';
import { createRandom, createTensor, referenceBackend, tensorFrom } from '@vitrum/tensor';
import { operationsOn } from '@vitrum/test-support/operations-on';

const transposes: readonly (readonly [name: string, transposeA: boolean, transposeB: boolean])[] = [
  ['a·b', false, false],
  ['a·bᵀ', false, true],
  ['aᵀ·b', true, false],
  ['aᵀ·bᵀ', true, true],
];

// By hand: [1 2 3; 4 5 6] · [7 8; 9 10; 11 12] = [7+18+33 8+20+36; 28+45+66 32+50+72].
const byHand = {
  a: { plain: tensorFrom([2, 3], [1, 2, 3, 4, 5, 6]), transposed: tensorFrom([3, 2], [1, 4, 2, 5, 3, 6]) },
  b: { plain: tensorFrom([3, 2], [7, 8, 9, 10, 11, 12]), transposed: tensorFrom([2, 3], [7, 9, 11, 8, 10, 12]) },
  product: [58, 64, 139, 154],
};

test.each(transposes)('%s of 2 × 3 and 3 × 2 is what one works out by hand', (_name, transposeA, transposeB) => {
  const out = createTensor([2, 2]);
  const a = transposeA ? byHand.a.transposed : byHand.a.plain;
  const b = transposeB ? byHand.b.transposed : byHand.b.plain;
  operationsOn(referenceBackend).multiply(a, b, out, transposeA, transposeB);
  expect([...out.data]).toEqual(byHand.product);
});

const at = ({ shape, data }: Tensor, row: number, column: number): number => data[row * (shape[1] ?? 0) + column] ?? NaN;

/** The definition: out[i, j] = Σₚ op(a)[i, p]·op(b)[p, j], and the same sum of magnitudes, in 64 bits. */
function naiveElement(a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean, i: number, j: number, k: number) {
  let [sum, magnitude] = [0, 0];
  for (let p = 0; p < k; p++) {
    const product = (transposeA ? at(a, p, i) : at(a, i, p)) * (transposeB ? at(b, j, p) : at(b, p, j));
    sum += product;
    magnitude += Math.abs(product);
  }
  return { sum, magnitude };
}

// Odd sizes leave a rest after the groups of four of the dot product; 0 is an empty sum or an empty matrix.
const size = fc.integer({ min: 0, max: 21 });
const sizes = fc.record({ m: size, k: size, n: size });

const unitRoundoff = { float32: 2 ** -24, float64: 2 ** -53 } as const;

/** γₖ = ku/(1 − ku): a sum of k products errs by no more than γₖ·Σ|aᵢbᵢ| (Higham 2002, section 3.1). */
const gammaOf = (k: number, roundoff: number): number => (k * roundoff) / (1 - k * roundoff);

describe.each<Precision>(['float32', 'float64'])('matmul in %s', (precision) => {
  const create = (rows: number, columns: number, draw: () => number): Tensor =>
    tensorFrom([rows, columns], Array.from({ length: rows * columns }, draw), precision);

  test.each(transposes)('%s agrees with the definition', (_name, transposeA, transposeB) => {
    const property = fc.property(sizes, fc.nat(), ({ m, k, n }, seed) => {
      const random = createRandom(seed);
      const draw = (): number => random.uniform(-1, 1);
      const a = transposeA ? create(k, m, draw) : create(m, k, draw);
      const b = transposeB ? create(n, k, draw) : create(k, n, draw);
      const out = create(m, n, () => NaN); // whatever was there before must not matter
      operationsOn(referenceBackend).multiply(a, b, out, transposeA, transposeB);
      // At worst each of k additions is rounded to the output's precision; the definition errs in 64 bits.
      const [gamma, definitionGamma] = [gammaOf(k, unitRoundoff[precision]), gammaOf(k, unitRoundoff.float64)];
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          const { sum, magnitude } = naiveElement(a, b, transposeA, transposeB, i, j, k);
          const bound = (gamma + definitionGamma) * magnitude;
          expect(Math.abs(at(out, i, j) - sum)).toBeLessThanOrEqual(bound);
        }
      }
    });
    fc.assert(property, { seed: 1, numRuns: 200 });
  });

  test.each(transposes)('%s of small whole numbers is exact', (_name, transposeA, transposeB) => {
    const property = fc.property(sizes, fc.nat(), ({ m, k, n }, seed) => {
      const random = createRandom(seed);
      const draw = (): number => random.integer(201) - 100; // 21·100² < 2²⁴: no sum is rounded
      const a = transposeA ? create(k, m, draw) : create(m, k, draw);
      const b = transposeB ? create(n, k, draw) : create(k, n, draw);
      const out = create(m, n, () => NaN);
      operationsOn(referenceBackend).multiply(a, b, out, transposeA, transposeB);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          const { sum } = naiveElement(a, b, transposeA, transposeB, i, j, k);
          expect(at(out, i, j) + 0).toBe(sum + 0); // the sign of zero is free; + 0 takes it away
        }
      }
    });
    fc.assert(property, { seed: 2, numRuns: 200 });
  });
});

describe.each<Precision>(['float32', 'float64'])('addMatmul in %s', (precision) => {
  interface Trial {
    readonly a: Tensor;
    readonly b: Tensor;
    readonly before: Tensor;
    readonly out: Tensor;
  }

  /** Factors and a sum under way, all of numbers that `draw` gives. */
  function createTrial(m: number, k: number, n: number, transposeA: boolean, transposeB: boolean, draw: () => number): Trial {
    const create = (rows: number, columns: number): Tensor =>
      tensorFrom([rows, columns], Array.from({ length: rows * columns }, draw), precision);
    const before = create(m, n);
    const out = tensorFrom([m, n], [...before.data], precision);
    return { a: transposeA ? create(k, m) : create(m, k), b: transposeB ? create(n, k) : create(k, n), before, out };
  }

  test.each(transposes)('%s, scaled, is added to what was there', (_name, transposeA, transposeB) => {
    const property = fc.property(sizes, fc.nat(), fc.double({ min: -2, max: 2, noNaN: true }), ({ m, k, n }, seed, scale) => {
      const random = createRandom(seed);
      const { a, b, before, out } = createTrial(m, k, n, transposeA, transposeB, () => random.uniform(-1, 1));
      operationsOn(referenceBackend).addProduct(a, b, out, transposeA, transposeB, scale);
      // k additions, the scaling, the addition to what was there; the definition errs in 64 bits.
      const gamma = gammaOf(k + 2, unitRoundoff[precision]) + gammaOf(k + 2, unitRoundoff.float64);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          const { sum, magnitude } = naiveElement(a, b, transposeA, transposeB, i, j, k);
          const bound = gamma * (Math.abs(at(before, i, j)) + Math.abs(scale) * magnitude);
          expect(Math.abs(at(out, i, j) - (at(before, i, j) + scale * sum))).toBeLessThanOrEqual(bound);
        }
      }
    });
    fc.assert(property, { seed: 3, numRuns: 200 });
  });

  test.each(transposes)('%s of small whole numbers is exact', (_name, transposeA, transposeB) => {
    const property = fc.property(sizes, fc.nat(), fc.integer({ min: -9, max: 9 }), ({ m, k, n }, seed, scale) => {
      const random = createRandom(seed);
      const draw = (): number => random.integer(201) - 100; // 9·21·100² + 100 < 2²⁴: no sum is rounded
      const { a, b, before, out } = createTrial(m, k, n, transposeA, transposeB, draw);
      operationsOn(referenceBackend).addProduct(a, b, out, transposeA, transposeB, scale);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          const { sum } = naiveElement(a, b, transposeA, transposeB, i, j, k);
          expect(at(out, i, j) + 0).toBe(at(before, i, j) + scale * sum + 0); // the sign of zero is free
        }
      }
    });
    fc.assert(property, { seed: 4, numRuns: 200 });
  });
});

test.each(transposes)('%s lets NaN through where the other factor is 0', (_name, transposeA, transposeB) => {
  const out = createTensor([1, 1]);
  operationsOn(referenceBackend).multiply(tensorFrom([1, 1], [0]), tensorFrom([1, 1], [NaN]), out, transposeA, transposeB);
  expect(out.data[0]).toBeNaN();
});

describe('shapes that do not fit', () => {
  test.each([
    ['inner axes', [2, 3], [4, 5], [2, 5], false, false, '[2, 3] · [4, 5] into [2, 5]'],
    ['inner axes after a transpose', [2, 3], [3, 5], [2, 5], false, true, '[2, 3] · [3, 5]ᵀ into [2, 5]'],
    ['inner axes after two', [2, 3], [3, 5], [3, 3], true, true, '[2, 3]ᵀ · [3, 5]ᵀ into [3, 3]'],
    ['rows of the output', [2, 3], [3, 5], [3, 5], false, false, '[2, 3] · [3, 5] into [3, 5]'],
    ['columns of the output', [2, 3], [2, 5], [3, 4], true, false, '[2, 3]ᵀ · [2, 5] into [3, 4]'],
    ['a first factor of three axes', [2, 3, 4], [3, 5], [2, 5], false, false, '[2, 3, 4] · [3, 5] into [2, 5]'],
    ['a second factor of one axis', [2, 0], [0], [2, 0], false, false, '[2, 0] · [0] into [2, 0]'],
    ['an output of three axes', [2, 3], [3, 5], [2, 5, 1], false, false, '[2, 3] · [3, 5] into [2, 5, 1]'],
  ])('are refused with all three: %s', (_what, a, b, out, transposeA, transposeB, shapes) => {
    const mismatch = expect.objectContaining({
      code: 'VITRUM_SHAPE_MISMATCH',
      message: `gemm cannot put ${shapes}.`,
      hint: 'It needs matrices [m, k] · [k, n] → [m, n], counted after the transposes.',
    });
    const tensors = [createTensor(a), createTensor(b), createTensor(out)] as const;
    expect(() => operationsOn(referenceBackend).multiply(...tensors, transposeA, transposeB)).toThrow(mismatch);
    expect(() => operationsOn(referenceBackend).addProduct(...tensors, transposeA, transposeB, 1)).toThrow(mismatch);
  });
});
