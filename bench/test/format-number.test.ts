import { expect, test } from 'vitest';
import { formatMegabytes, formatNumber, formatRatio, formatSeconds, formatSummary } from '../src/report/format-number.ts';

test.each([
  [0.13512, '0.135'],
  [12.14, '12.1'],
  [1234.5, '1,230'],
  [0, '0'],
  [NaN, '–'],
  [Infinity, '–'],
])('formatNumber(%s) is %s', (value, text) => expect(formatNumber(value)).toBe(text));

test.each([
  [1.5, '1.5 s'],
  [0.0204, '20.4 ms'],
  [1.85e-6, '1.85 µs'],
  [3e-9, '3 ns'],
  [2e-10, '0.2 ns'],
])('formatSeconds(%s) is %s', (value, text) => expect(formatSeconds(value)).toBe(text));

test('a single measurement has no range', () => {
  expect(formatSummary({ median: 2, min: 2, max: 2, count: 1 })).toBe('2');
  expect(formatSummary({ median: 2, min: 1, max: 3, count: 5 })).toBe('2 (1–3)');
});

test('units', () => {
  expect(formatMegabytes(3 * 2 ** 20)).toBe('3 MB');
  expect(formatRatio(39.04)).toBe('39 ×');
});
