import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthPerStep } from '../src/statistics/growth.ts';
import { sideBySideRatio } from '../src/statistics/ratio.ts';
import { summarize } from '../src/statistics/summary.ts';

const times = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 });

describe('summarize', () => {
  test.each([
    [[3, 1, 2], { median: 2, min: 1, max: 3, count: 3 }],
    [[4, 1, 2, 3], { median: 2.5, min: 1, max: 4, count: 4 }],
    [[7], { median: 7, min: 7, max: 7, count: 1 }],
  ])('%j', (values, expected) => expect(summarize(values)).toEqual(expected));

  test('half of the values are on each side of the median', () => {
    fc.assert(
      fc.property(times, (values) => {
        const { median, min, max } = summarize(values);
        expect(values.filter((value) => value <= median).length * 2).toBeGreaterThanOrEqual(values.length);
        expect(values.filter((value) => value >= median).length * 2).toBeGreaterThanOrEqual(values.length);
        expect(values.every((value) => min <= value && value <= max)).toBe(true);
      }),
    );
  });

  test('nothing cannot be summarized', () => expect(() => summarize([])).toThrow(RangeError));
});

describe('sideBySideRatio', () => {
  test('pairs the rounds: a round in which everything was slow changes nothing', () => {
    expect(sideBySideRatio([10, 1000, 10], [2, 200, 2])).toEqual({ median: 5, min: 5, max: 5, count: 3 });
  });

  test('theirs over ours', () => expect(sideBySideRatio([6], [2])?.median).toBe(3));

  test('rounds that one side lacks are left out', () => expect(sideBySideRatio([4, 9], [2])?.count).toBe(1));

  test('without a common round there is none', () => expect(sideBySideRatio([], [1])).toBeUndefined());
});

test('growthPerStep finds the slope of a line', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }), (slope, start) => {
      expect(growthPerStep(Array.from({ length: 10 }, (_, step) => start + slope * step))).toBeCloseTo(slope, 6);
    }),
  );
});
