import { describe, expect, test } from 'vitest';
import { isFiniteNumber, isListOf, isRecord, isRecordOf } from '@vitrum/core/internal';

type Check = (value: unknown) => boolean;

const isListOfNumbers: Check = (value) => isListOf(value, isFiniteNumber);
const isRecordOfNumbers: Check = (value) => isRecordOf(value, isFiniteNumber);

describe.each<[string, Check, readonly unknown[], readonly unknown[]]>([
  ['isRecord', isRecord, [{}, { a: 1 }], [null, undefined, [], [1], 'text', 5]],
  ['isFiniteNumber', isFiniteNumber, [0, -0, 1.5, -1e308], [NaN, Infinity, -Infinity, '1', null, undefined, 1n]],
  ['isListOf numbers', isListOfNumbers, [[], [1], [1, 2.5]], [[1, NaN], [1, '2'], [[1]], { 0: 1, length: 1 }, null]],
  ['isRecordOf numbers', isRecordOfNumbers, [{}, { a: 1, b: 2 }], [{ a: 1, b: '2' }, { a: NaN }, [1], null]],
])('%s', (_, check, accepted, refused) => {
  test.each(accepted.map((value) => [value]))('is true for %j', (value) => {
    expect(check(value)).toBe(true);
  });

  test.each(refused.map((value) => [value]))('is false for %o', (value) => {
    expect(check(value)).toBe(false);
  });
});
