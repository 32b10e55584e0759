import { parameterStatistics } from '@vitrum/network';
import { expect, test } from 'vitest';

test('figures worked out by hand', () => {
  // mean (1 + 2 + 3 + 6)/4 = 3; squares 4 + 1 + 0 + 9 = 14; √(14/4) = √3.5
  expect(parameterStatistics(Float64Array.of(1, 2, 3, 6))).toEqual({
    minimum: 1,
    maximum: 6,
    mean: 3,
    standardDeviation: Math.sqrt(3.5),
  });
});

test('an empty parameter has no figures', () => {
  expect(Object.values(parameterStatistics(new Float32Array(0)))).toEqual([NaN, NaN, NaN, NaN]);
});
