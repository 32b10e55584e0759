import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadOf } from '@vitrum/runs/internal';

// 2, 4, 4, 4, 5, 5, 7, 9: Σ(x − 5)² = 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, over 7.
test.each([
  [[2, 4, 4, 4, 5, 5, 7, 9], { count: 8, mean: 5, deviation: Math.sqrt(32 / 7), minimum: 2, maximum: 9 }],
  [[1, 3], { count: 2, mean: 2, deviation: Math.SQRT2, minimum: 1, maximum: 3 }],
  [[6], { count: 1, mean: 6, minimum: 6, maximum: 6 }],
])('the spread of %j', (values, expected) => {
  expect(spreadOf(values)).toEqual(expected);
});

test('there is none of nothing', () => {
  expect(spreadOf([])).toBeUndefined();
});

test('the deviation stays the same where all numbers are shifted, and grows as they do', () => {
  const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 20 });
  fc.assert(fc.property(numbers, (values) => {
    const deviation = spreadOf(values)?.deviation ?? NaN;
    expect(spreadOf(values.map((value) => value + 1000))?.deviation).toBeCloseTo(deviation, 8);
    expect(spreadOf(values.map((value) => value * 3))?.deviation).toBeCloseTo(3 * deviation, 8);
  }), { seed: 20_261_129, numRuns: 100 });
});
