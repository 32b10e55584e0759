import { describe, expect, test } from 'vitest';
import { defineActivation, type Shape } from '@vitrum/core';
import { createTensor, referenceBackend, tensorFrom } from '@vitrum/tensor';
import { timesSum } from '@vitrum/test-support/times-sum';
import { operationsOn } from '@vitrum/test-support/operations-on';

const square = defineActivation({ name: 'square', forward: (z) => z * z });

const x = tensorFrom([2, 2], [1, 0, 1, -1]);
const weights = tensorFrom([2, 3], [1, 2, 3, 4, 5, 6]);
const biases = tensorFrom([3], [10, 20, 30]);
// The first row of W, and the first less the second, each with b.
const zByHand = [11, 22, 33, 7, 17, 27];

describe('denseForward', () => {
  test('gives z = x·W + b and a = φ(z), whatever was there', () => {
    const [z, a] = [tensorFrom([2, 3], new Float32Array(6).fill(NaN)), tensorFrom([2, 3], new Float32Array(6).fill(NaN))];
    operationsOn(referenceBackend).dense(x, weights, biases, square, z, a);
    expect([...z.data]).toEqual(zByHand);
    expect([...a.data]).toEqual(zByHand.map((value) => value * value));
  });

  test('applies a row-wise activation to each sample by itself', () => {
    const a = createTensor([2, 3]);
    operationsOn(referenceBackend).dense(x, weights, biases, timesSum, createTensor([2, 3]), a);
    // Sums 11 + 22 + 33 = 66 and 7 + 17 + 27 = 51.
    expect([...a.data]).toEqual([11 * 66, 22 * 66, 33 * 66, 7 * 51, 17 * 51, 27 * 51]);
  });

  test.each<[string, Shape, Shape, string]>([
    ['the biases', [2], [2, 3], 'gemm with a bias needs a matrix [m, n] and a vector [n], got [2, 3] and [2].'],
    ['a', [3], [3, 3], 'activate needs a tensor of shape [2, 3], got [3, 3].'],
  ])('refuses another shape of %s', (_what, biasShape, aShape, message) => {
    expect(() =>
      operationsOn(referenceBackend).dense(x, weights, createTensor(biasShape), square, createTensor([2, 3]), createTensor(aShape)),
    ).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
  });
});
