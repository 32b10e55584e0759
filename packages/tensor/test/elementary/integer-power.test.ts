import fc from 'fast-check';
import { expect, test } from 'vitest';
import { integerPower } from '@vitrum/tensor/internal';

test.each([
  [3, 0, 1],
  [0, 0, 1],
  [0, 5, 0],
  [7, 1, 7],
  [-2, 3, -8],
  [3, 33, 5_559_060_566_555_523], // OEIS A000244; below 2⁵³
  [0.5, 10, 1 / 1024],
  [0.999, 2 ** 40, 0],
])('%f to the power of %i', (x, n, expected) => {
  expect(integerPower(x, n)).toBe(expected);
});

test('errs by no more than a rounding for each product', () => {
  const scale = 2n ** 53n;
  // x = k/2⁵³ without rounding, so that kⁿ/2⁵³ⁿ is the true power.
  const property = fc.property(fc.bigInt({ min: scale / 2n, max: scale }), fc.integer({ min: 1, max: 300 }), (k, n) => {
    const bits = 53n * BigInt(n);
    const power = integerPower(Number(k) / Number(scale), n);
    // The power as a whole number of 2⁻⁽⁵³ⁿ⁺¹²⁰⁾: a float of at least 2⁻³⁰⁰ is a whole number of 2⁻³⁵³.
    const measured = BigInt(power * 2 ** 353) << (bits + 120n);
    const exact = (k ** BigInt(n)) << (353n + 120n);
    const difference = measured > exact ? measured - exact : exact - measured;
    expect(difference * scale <= exact * BigInt(n)).toBe(true);
  });
  fc.assert(property, { seed: 3, numRuns: 500 });
});
