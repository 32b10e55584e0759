import { describe, expect, test } from 'vitest';
import { checkSameShape, checkShape, createTensor, formatShape, isSameShape, sizeOf } from '@vitrum/tensor';

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
