import { expect, test } from 'vitest';
import { otsuThreshold } from '../../src/digit-pictures/otsu.ts';
import { resize } from '../../src/digit-pictures/resize.ts';

// n₀n₁(μ₀ − μ₁)²: {10, 10 | 200} 2 · 36100; {10, 10, 60 | 200, 210} 6 · (26.7 − 205)² beats {10, 10 | 60, 200, 210} 6 · 146.7².
test.each([
  [[10, 10, 200], 104],
  [[0, 255], 127],
  [[10, 10, 60, 200, 210], 129],
])('the threshold of %j is %i', (values, threshold) => {
  expect(otsuThreshold(Uint8Array.from(values))).toBe(threshold);
});

test.each([
  ['halves take means', [0, 10, 20, 30], 2, [5, 25]],
  ['parts of pixels count by their share', [0, 30, 60], 2, [10, 50]],
  ['doubling goes in straight lines', [0, 100], 4, [0, 25, 75, 100]],
  ['one pixel stays as it is', [7], 3, [7, 7, 7]],
])('%s', (_, pixels, width, expected) => {
  const { values } = resize({ width: pixels.length, height: 1, pixels: Uint8Array.from(pixels) }, width, 1);
  expected.forEach((value, i) => expect(values[i]).toBeCloseTo(value, 4));
});
