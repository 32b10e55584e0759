import { describe, expect, test } from 'vitest';
import { createTensor, referenceBackend, tensorFrom } from '@vitrum/tensor';

test('addBias adds the vector to every row', () => {
  const matrix = tensorFrom([2, 3], [1, 2, 3, 4, 5, 6]);
  referenceBackend.addBias(matrix, tensorFrom([3], [10, 20, 30]));
  expect([...matrix.data]).toEqual([11, 22, 33, 14, 25, 36]);
});

test('sumRows adds the rows up and forgets what was there', () => {
  const sums = tensorFrom([3], [NaN, NaN, NaN]);
  referenceBackend.sumRows(tensorFrom([2, 3], [1, 2, 3, 4, 5, 6]), sums);
  expect([...sums.data]).toEqual([5, 7, 9]);
});

test('sumRows of no rows is zero', () => {
  const sums = tensorFrom([2], [7, 7]);
  referenceBackend.sumRows(createTensor([0, 2]), sums);
  expect([...sums.data]).toEqual([0, 0]);
});

describe.each(['addBias', 'sumRows'] as const)('%s', (name) => {
  test.each([
    [[2, 3], [2], '[2, 3] and [2]'],
    [[2, 3], [1, 3], '[2, 3] and [1, 3]'],
    [[2, 3, 4], [3], '[2, 3, 4] and [3]'],
    [[3], [], '[3] and []'],
  ])('refuses the shapes %j and %j', (matrix, vector, shapes) => {
    expect(() => referenceBackend[name](createTensor(matrix), createTensor(vector))).toThrow(
      expect.objectContaining({
        code: 'VITRUM_SHAPE_MISMATCH',
        message: `${name} needs a matrix [m, n] and a vector [n], got ${shapes}.`,
      }),
    );
  });
});
