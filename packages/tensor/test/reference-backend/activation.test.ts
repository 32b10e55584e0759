import { describe, expect, test } from 'vitest';
import { defineActivation, type FloatArray, type Tensor } from '@vitrum/core';
import { createTensor, referenceBackend, tensorFrom } from '@vitrum/tensor';
import { timesSum } from '@vitrum/test-support/times-sum';
import { operationsOn } from '@vitrum/test-support/operations-on';

const square = defineActivation({ name: 'square', forward: (z) => z * z, derivative: (z) => 2 * z });
/** Its derivative is given by its output alone: a′ = a. */
const exponential = defineActivation({ name: 'exponential', forward: Math.exp, derivative: (_z, a) => a });
const cube = defineActivation({ name: 'cube', forward: (z) => z * z * z });

describe('an elementwise activation', () => {
  test('is applied to every element', () => {
    const a = createTensor([2, 2]);
    operationsOn(referenceBackend).activate(square, tensorFrom([2, 2], [1, -2, 3, 0]), a);
    expect([...a.data]).toEqual([1, 4, 9, 0]);
  });

  test('has dz = da ⊙ φ′(z)', () => {
    const [z, da, dz] = [tensorFrom([2, 2], [1, -2, 3, 0]), tensorFrom([2, 2], [10, 20, -1, 5]), createTensor([2, 2])];
    operationsOn(referenceBackend).activateBack(square, z, createTensor([2, 2]), da, dz);
    // 10·2·1, 20·2·(−2), −1·2·3, 5·2·0
    expect([...dz.data]).toEqual([20, -80, -6, 0]);
  });

  test.each([0, 1, 2, 3, 4, 5, 7, 8, 9])('misses none of %d elements, and touches no others', (length) => {
    const points = Array.from({ length }, (_, i) => i - 2.5);
    const [z, da] = [tensorFrom([length], points), tensorFrom([length], points.map((point) => point + 10))];
    const memory = [new Float32Array(length + 2).fill(99), new Float32Array(length + 2).fill(99)] as const;
    const [a, dz] = memory.map((room) => tensorFrom([length], room.subarray(1, length + 1))) as [Tensor, Tensor]; // two rooms
    operationsOn(referenceBackend).activate(square, z, a);
    operationsOn(referenceBackend).activateBack(square, z, a, da, dz);
    expect([...memory[0]]).toEqual([99, ...points.map((point) => point * point), 99]);
    expect([...memory[1]]).toEqual([99, ...points.map((point) => (point + 10) * 2 * point), 99]);
  });

  test('gets its own output for the derivative', () => {
    const dz = createTensor([2]);
    operationsOn(referenceBackend).activateBack(exponential, tensorFrom([2], [0, 0]), tensorFrom([2], [7, 8]), tensorFrom([2], [1, 2]), dz);
    expect([...dz.data]).toEqual([7, 16]);
  });

  test('is computed by its whole-array form where it has one', () => {
    const marked = { ...square, forwardArray: (_z: FloatArray, a: FloatArray) => void a.fill(5) };
    const a = createTensor([2]);
    operationsOn(referenceBackend).activate(marked, tensorFrom([2], [1, 2]), a);
    expect([...a.data]).toEqual([5, 5]);
  });

  test('without a derivative has that of central differences', () => {
    const points = [-2, -0.1, 0, 0.5, 3];
    const [z, a, dz] = [tensorFrom([5], points, 'float64'), createTensor([5], 'float64'), createTensor([5], 'float64')];
    operationsOn(referenceBackend).activate(cube, z, a);
    operationsOn(referenceBackend).activateBack(cube, z, a, tensorFrom([5], [1, 1, 1, 1, 2], 'float64'), dz);
    // h = 6·10⁻⁶·max(1, |z|): the remainder h²/6·6 and rounding 2⁻⁵²·|z³|/h stay below 10⁻⁹.
    [12, 0.03, 0, 0.75, 54].forEach((expected, i) => {
      expect(Math.abs((dz.data[i] ?? NaN) - expected)).toBeLessThan(1e-9);
    });
  });
});

describe('a row-wise activation', () => {
  test('sees one row of the last axis at a time', () => {
    const a = createTensor([2, 2]);
    operationsOn(referenceBackend).activate(timesSum, tensorFrom([2, 2], [1, 2, 10, 20]), a);
    expect([...a.data]).toEqual([3, 6, 300, 600]);
  });

  test('has dz = Jᵀ·da for every row', () => {
    const [z, da, dz] = [tensorFrom([2, 2], [1, 2, 10, 20]), tensorFrom([2, 2], [4, 5, 1, -1]), createTensor([2, 2])];
    // Row 1: sum 3, da·z = 4·1 + 5·2 = 14, dz = [4·3 + 14, 5·3 + 14]. Row 2: sum 30, da·z = 10 − 20 = −10, dz = [20, −40].
    operationsOn(referenceBackend).activateBack(timesSum, z, createTensor([2, 2]), da, dz);
    expect([...dz.data]).toEqual([26, 29, 20, -40]);
  });
});

describe('shapes that differ', () => {
  const z = createTensor([2, 3]);
  const other = createTensor([3, 2]);
  const message = (where: string): unknown =>
    expect.objectContaining({
      code: 'VITRUM_SHAPE_MISMATCH',
      message: `${where} needs a tensor of shape [2, 3], got [3, 2].`,
    });

  test('are refused by activate', () => {
    expect(() => operationsOn(referenceBackend).activate(square, z, other)).toThrow(message('activate'));
  });

  test.each([
    ['a', [other, z, z]],
    ['da', [z, other, z]],
    ['dz', [z, z, other]],
  ] as const)('are refused by activate-back: %s', (_name, [a, da, dz]) => {
    expect(() => operationsOn(referenceBackend).activateBack(square, z, a, da, dz)).toThrow(message('activate-back'));
  });
});
