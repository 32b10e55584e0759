import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Backend, Tensor } from '@vitrum/core';
import { createTensor, referenceBackend } from '@vitrum/tensor';
import { backends } from './support/backends.ts';
import { drawing, drawn, firstOutside, gamma, magnitudes, placed, widened } from './support/tensors.ts';
import { operationsOn } from '@vitrum/test-support/operations-on';

const transposes: readonly (readonly [name: string, transposeA: boolean, transposeB: boolean])[] = [
  ['a·b', false, false],
  ['a·bᵀ', false, true],
  ['aᵀ·b', true, false],
  ['aᵀ·bᵀ', true, true],
];

interface Sizes {
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

// 0, 1, every rest after vectors of 4 and tiles of 6 × 8, and sizes beyond the blocks of rows (96), depth (256) and columns (512).
const size = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(1, 1, 2, 96, 97, 101));
const smallSizes = fc.record({ m: size, k: size, n: size });
const largeSizes = fc.constantFrom<Sizes>(
  { m: 99, k: 257, n: 515 },
  { m: 3, k: 600, n: 1030 },
  { m: 200, k: 300, n: 10 },
  { m: 1, k: 785, n: 129 },
  { m: 785, k: 1, n: 33 },
  { m: 600, k: 513, n: 20 },
);
const zeroShare = fc.constantFrom(0, 0.3, 0.8, 0.99, 1);

function operands(backend: Backend, { m, k, n }: Sizes, transposeA: boolean, transposeB: boolean, seed: number, zeros: number) {
  const a = drawn(backend, transposeA ? [k, m] : [m, k], drawing(seed, zeros));
  const b = drawn(backend, transposeB ? [n, k] : [k, n], drawing(seed + 1, 0.1));
  return { a, b };
}

/** Products of the sum itself, and of the magnitudes, in 64 bits. */
function exactSums(a: Tensor, b: Tensor, { m, n }: Sizes, transposeA: boolean, transposeB: boolean) {
  const [sums, bounds] = [createTensor([m, n], 'float64'), createTensor([m, n], 'float64')];
  operationsOn(referenceBackend).multiply(widened(a), widened(b), sums, transposeA, transposeB);
  operationsOn(referenceBackend).multiply(magnitudes(a), magnitudes(b), bounds, transposeA, transposeB);
  return { sums, bounds };
}

/** What the kernels of every build give, against sums that are worked out once for all of them. */
function checkProducts(sizes: Sizes, seed: number, zeros: number, scale: number, transposeA: boolean, transposeB: boolean): void {
  const given = operands(referenceBackend, sizes, transposeA, transposeB, seed, zeros);
  const { sums, bounds } = exactSums(given.a, given.b, sizes, transposeA, transposeB);
  const begun = drawn(referenceBackend, [sizes.m, sizes.n], drawing(seed + 2, 0));
  for (const [build, backend] of backends) {
    const [a, b] = [placed(backend, given.a), placed(backend, given.b)];
    const out = drawn(backend, [sizes.m, sizes.n], () => NaN); // whatever was there before must not matter
    operationsOn(backend).multiply(a, b, out, transposeA, transposeB);
    expect(firstOutside(out, sums, (i) => gamma(sizes.k + 2) * (bounds.data[i] ?? 0)), `${build}, matmul`).toBeUndefined();

    out.data.set(begun.data);
    const before = widened(out);
    operationsOn(backend).addProduct(a, b, out, transposeA, transposeB, scale);
    const factor = Math.fround(scale); // the kernels work with the nearest 32-bit number
    const bound = (i: number): number =>
      gamma(sizes.k + 4) * (Math.abs(before.data[i] ?? 0) + Math.abs(factor) * (bounds.data[i] ?? 0));
    const expected = { ...before, data: before.data.map((x, i) => x + factor * (sums.data[i] ?? 0)) };
    expect(firstOutside(out, expected, bound), `${build}, addMatmul`).toBeUndefined();
    for (const tensor of [a, b, out]) backend.memory.release(tensor);
  }
}

test.each(transposes)('%s: matmul and addMatmul are within the rounding bound of the exact sum, in every build', (_name, transposeA, transposeB) => {
  const scale = fc.constantFrom(1, -0.01, 0.3, 0);
  const check = (sizes: Sizes, seed: number, zeros: number, factor: number): void =>
    checkProducts(sizes, seed, zeros, factor, transposeA, transposeB);
  fc.assert(fc.property(smallSizes, fc.nat(), zeroShare, scale, check), { seed: 1, numRuns: 150 });
  fc.assert(fc.property(largeSizes, fc.nat(), zeroShare, scale, check), { seed: 1, numRuns: 12 });
});

describe.each(backends)('%s', (_build, backend) => {
  describe.each(transposes)('%s', (_name, transposeA, transposeB) => {
    test('NaN in an operand reaches every sum that it is part of', () => {
      const sizes = { m: 9, k: 37, n: 11 };
      for (const zeros of [0, 0.8]) {
        const { a, b } = operands(backend, sizes, transposeA, transposeB, 5, zeros);
        const [row, p] = [4, 21];
        a.data[transposeA ? p * sizes.m + row : row * sizes.k + p] = NaN;
        const out = backend.memory.allocate([sizes.m, sizes.n], 'float32');
        operationsOn(backend).multiply(a, b, out, transposeA, transposeB);
        const areNaN = Array.from(out.data, (x) => Number.isNaN(x));
        expect(areNaN).toEqual(areNaN.map((_, i) => Math.floor(i / sizes.n) === row));
      }
    });

    test('nothing beside the result is written', () => {
      const property = fc.property(smallSizes, fc.nat(), zeroShare, (sizes, seed, zeros) => {
        const { a, b } = operands(backend, sizes, transposeA, transposeB, seed, zeros);
        const whole = drawn(backend, [sizes.m + 1, sizes.n], () => 7);
        operationsOn(backend).multiply(a, b, backend.memory.rows(whole, sizes.m), transposeA, transposeB);
        const row = [...whole.data.subarray(sizes.m * sizes.n)];
        for (const tensor of [a, b, whole]) backend.memory.release(tensor);
        expect(row).toEqual(row.map(() => 7));
      });
      fc.assert(property, { seed: 3, numRuns: 100 });
    });
  });

  test.each([
    ['inner axes', [2, 3], [4, 5], [2, 5], false, false],
    ['inner axes after a transpose', [2, 3], [3, 5], [2, 5], false, true],
    ['rows of the output', [2, 3], [3, 5], [3, 5], false, false],
    ['columns of the output', [2, 3], [2, 5], [3, 4], true, false],
    ['a first factor of three axes', [2, 3, 4], [3, 5], [2, 5], false, false],
    ['a second factor of one axis', [2, 0], [0], [2, 0], false, false],
  ])('shapes that do not fit are refused: %s', (_what, aShape, bShape, outShape, transposeA, transposeB) => {
    const [a, b, out] = [aShape, bShape, outShape].map((shape) => backend.memory.allocate(shape, 'float32'));
    if (a === undefined || b === undefined || out === undefined) throw new Error('three shapes give three tensors');
    const mismatch: unknown = expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH' });
    expect(() => operationsOn(backend).multiply(a, b, out, transposeA, transposeB)).toThrow(mismatch);
    expect(() => operationsOn(backend).addProduct(a, b, out, transposeA, transposeB, 1)).toThrow(mismatch);
  });
});
