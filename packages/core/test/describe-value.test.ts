import { expect, test } from 'vitest';
import { describeValue } from '@vitrum/core';

const circular: Record<string, unknown> = {};
circular['self'] = circular;

test.each<[unknown, string]>([
  ['tanh', '"tanh"'],
  ['with "quotes"', '"with \\"quotes\\""'],
  [1.5, '1.5'],
  [NaN, 'NaN'],
  [-Infinity, '-Infinity'],
  [10n, '10n'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
  [Symbol('s'), 'Symbol(s)'],
  [function forward() { return 1; }, 'a function (forward)'],
  [(() => () => 1)(), 'a function (without name)'],
  [new Float32Array(3), 'a Float32Array'],
  [[1, 'two'], '[1,"two"]'],
  [{ type: 'relu' }, '{"type":"relu"}'],
  [circular, '[object Object]'],
  [{ count: 1n }, '[object Object]'],
  [Array.from({ length: 60 }, () => 1), `[${'1,'.repeat(38)}…`],
])('%o is described as %s', (value, text) => {
  expect(describeValue(value)).toBe(text);
});

test('a text of 80 characters is shown whole', () => {
  const value = ['x'.repeat(76)];
  expect(describeValue(value)).toBe(JSON.stringify(value));
  expect(describeValue(value)).toHaveLength(80);
});
