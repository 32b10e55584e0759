import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Precision, Tensor } from '@vitrum/core';
import { createRandom, createTensor, referenceBackend, tensorFrom } from '@vitrum/tensor';
import { operationsOn } from '@vitrum/test-support/operations-on';

test('addSumRows adds to what was there, scaled', () => {
  const sums = tensorFrom([3], [100, 200, 300]);
  operationsOn(referenceBackend).addSumRows(tensorFrom([2, 3], [1, 2, 3, 4, 5, 6]), sums, -2);
  expect([...sums.data]).toEqual([90, 186, 282]);
});

test('sumRows adds the rows up and forgets what was there', () => {
  const sums = tensorFrom([3], [NaN, NaN, NaN]);
  operationsOn(referenceBackend).sumRows(tensorFrom([2, 3], [1, 2, 3, 4, 5, 6]), sums);
  expect([...sums.data]).toEqual([5, 7, 9]);
});

test('of no rows, sumRows gives zero and addSumRows adds nothing', () => {
  const sums = tensorFrom([2], [7, 7]);
  operationsOn(referenceBackend).addSumRows(createTensor([0, 2]), sums, 3);
  expect([...sums.data]).toEqual([7, 7]);
  operationsOn(referenceBackend).sumRows(createTensor([0, 2]), sums);
  expect([...sums.data]).toEqual([0, 0]);
});

const size = fc.integer({ min: 0, max: 21 });

test.each<Precision>(['float32', 'float64'])('both are exact for small whole numbers, in %s', (precision) => {
  const property = fc.property(size, size, fc.nat(), fc.integer({ min: -9, max: 9 }), (rows, columns, seed, scale) => {
    const random = createRandom(seed);
    const draw = (length: number): readonly number[] => Array.from({ length }, () => random.integer(2001) - 1000); // 9·21·1000 < 2²⁴
    const matrix = tensorFrom([rows, columns], draw(rows * columns), precision);
    const before = draw(columns);
    const values = Array.from(matrix.data);
    const columnSums = before.map((_, j) => values.reduce((sum, value, i) => (i % columns === j ? sum + value : sum), 0));

    const sums = tensorFrom([columns], before, precision);
    operationsOn(referenceBackend).addSumRows(matrix, sums, scale);
    expect([...sums.data].map(withoutSign)).toEqual(before.map((value, j) => withoutSign(value + scale * (columnSums[j] ?? NaN))));
    operationsOn(referenceBackend).sumRows(matrix, sums);
    expect([...sums.data].map(withoutSign)).toEqual(columnSums.map(withoutSign));
  });
  fc.assert(property, { seed: 5, numRuns: 200 });
});

/** The sign of zero is free; + 0 takes it away. */
const withoutSign = (value: number): number => value + 0;

const kernels = {
  sumRows: (matrix: Tensor, vector: Tensor) => operationsOn(referenceBackend).sumRows(matrix, vector),
  addSumRows: (matrix: Tensor, vector: Tensor) => operationsOn(referenceBackend).addSumRows(matrix, vector, 1),
};

describe.each(['sumRows', 'addSumRows'] as const)('%s', (name) => {
  test.each([
    [[2, 3], [2], '[2, 3] and [2]'],
    [[2, 3], [1, 3], '[2, 3] and [1, 3]'],
    [[2, 3, 4], [3], '[2, 3, 4] and [3]'],
    [[3], [], '[3] and []'],
  ])('refuses the shapes %j and %j', (matrix, vector, shapes) => {
    expect(() => kernels[name](createTensor(matrix), createTensor(vector))).toThrow(
      expect.objectContaining({
        code: 'VITRUM_SHAPE_MISMATCH',
        message: `sum-rows needs a matrix [m, n] and a vector [n], got ${shapes}.`,
      }),
    );
  });
});
