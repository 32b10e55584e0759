import { describe, expect, test } from 'vitest';
import { createTensor, formatShape, isSameShape, sizeOf } from '@vitrum/tensor';
import { checkBatchShape, checkSameShape, checkShape } from '@vitrum/tensor/internal';

test.each([
  [[], 1],
  [[5], 5],
  [[32, 784], 25_088],
  [[2, 3, 4], 24],
  [[3, 0], 0],
])('sizeOf(%j) is %i', (shape, size) => {
  expect(sizeOf(shape)).toBe(size);
});

test.each([
  [[2, 3], [2, 3], true],
  [[], [], true],
  [[2, 3], [3, 2], false],
  [[2, 3], [2], false],
  [[2], [2, 3], false],
])('isSameShape(%j, %j) is %s', (a, b, isSame) => {
  expect(isSameShape(a, b)).toBe(isSame);
});

test('formatShape writes a shape as people do', () => {
  expect([formatShape([]), formatShape([5]), formatShape([32, 784])]).toEqual(['[]', '[5]', '[32, 784]']);
});

describe('checkShape', () => {
  test.each([[[]], [[0]], [[32, 784]]])('takes %j', (shape) => {
    expect(() => checkShape(shape)).not.toThrow();
  });

  test.each([
    [[2, -1], '[2,-1]'],
    [[1.5], '[1.5]'],
    [[NaN], '[null]'],
    [[2 ** 53], '[9007199254740992]'],
  ])('refuses %j', (shape, described) => {
    expect(() => checkShape(shape)).toThrow(
      expect.objectContaining({
        code: 'VITRUM_INVALID_SHAPE',
        message: `A shape is a list of whole numbers of at least 0, got ${described}.`,
      }),
    );
  });
});

describe('checkBatchShape', () => {
  test.each([
    [[5, 2, 3], [2, 3]],
    [[0, 2], [2]],
    [[4], []],
  ])('takes %j as a batch of samples of shape %j', (shape, sampleShape) => {
    expect(() => checkBatchShape(createTensor(shape), sampleShape, 'Here')).not.toThrow();
  });

  test.each([
    ['another length', [5, 2], [3], '[5, 3], got [5, 2]'],
    ['another length further in', [5, 2, 4], [2, 3], '[5, 2, 3], got [5, 2, 4]'],
    ['no axis for the samples', [2, 3], [2, 3], '[2, 2, 3], got [2, 3]'],
    ['an axis too many', [5, 3, 1], [3], '[5, 3], got [5, 3, 1]'],
    ['no axis at all', [], [3], '[0, 3], got []'],
  ])('refuses %s', (_what, shape, sampleShape, shapes) => {
    expect(() => checkBatchShape(createTensor(shape), sampleShape, 'Here')).toThrow(
      expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message: `Here needs a tensor of shape ${shapes}.` }),
    );
  });
});

describe('checkSameShape', () => {
  test('passes the same shape', () => {
    expect(() => checkSameShape(createTensor([2, 3]), [2, 3], 'Here')).not.toThrow();
  });

  test('names the place and both shapes', () => {
    expect(() => checkSameShape(createTensor([2, 3]), [2, 4], 'Here')).toThrow(
      expect.objectContaining({
        code: 'VITRUM_SHAPE_MISMATCH',
        message: 'Here needs a tensor of shape [2, 4], got [2, 3].',
      }),
    );
  });
});
