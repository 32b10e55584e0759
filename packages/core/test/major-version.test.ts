import { expect, test } from 'vitest';
import { isVersion, majorOf } from '@vitrum/core/internal';

test.each([
  ['1.2.3', 1],
  ['0.0.0', 0],
  ['12.0.1-beta.2', 12],
  ['2.0.0+build.5', 2],
])('%s is a version with the major number %d', (text, major) => {
  expect(isVersion(text)).toBe(true);
  expect(majorOf(text)).toBe(major);
});

test.each(['', '1', '1.2', 'v1.2.3', '1.2.3.4', '^1.2.3', 'latest', ' 1.2.3'])('%j is no version', (text) => {
  expect(isVersion(text)).toBe(false);
  expect(majorOf(text)).toBeUndefined();
});

test('only texts are versions', () => {
  expect([1, undefined, null, {}].some(isVersion)).toBe(false);
});
