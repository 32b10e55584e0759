import { expect, test } from 'vitest';
import { centralDifference } from '@vitrum/tensor';

interface Case {
  readonly name: string;
  readonly f: (x: number) => number;
  readonly derivative: (x: number) => number;
  /** More than |f‴| anywhere between x − h and x + h. */
  readonly third: (x: number) => number;
  readonly points: readonly number[];
}

const cases: readonly Case[] = [
  { name: 'x²', f: (x) => x * x, derivative: (x) => 2 * x, third: () => 0, points: [-3, 0, 0.5, 1000] },
  { name: 'x³', f: (x) => x * x * x, derivative: (x) => 3 * x * x, third: () => 6.01, points: [-2, 0, 0.1, 1000] },
  { name: 'sin', f: Math.sin, derivative: Math.cos, third: () => 1.01, points: [-1, 0, 2, 100] },
  { name: 'exp', f: Math.exp, derivative: Math.exp, third: (x) => 1.01 * Math.exp(x), points: [-20, -1, 0, 1, 5] },
];
const rows = cases.flatMap(({ points, ...rest }) => points.map((x) => ({ ...rest, x })));

test.each(rows)('the central difference of $name at $x is within its error bound', ({ f, derivative, third, x }) => {
  const h = Math.cbrt(2 ** -52) * Math.max(1, Math.abs(x));
  const largest = Math.max(Math.abs(f(x - h)), Math.abs(f(x + h)));
  // Taylor's remainder h²/6·|f‴|, and a rounding error of one unit in the last place in each value of f.
  const bound = (h * h * third(x)) / 6 + (2 ** -52 * largest) / h;
  const error = Math.abs(centralDifference(f)(x) - derivative(x));
  expect(error).toBeLessThanOrEqual(bound + 2 ** -52 * Math.abs(derivative(x)));
});

test('a kink gives the mean of both one-sided derivatives', () => {
  expect(centralDifference((x) => (x > 0 ? 3 * x : x))(0)).toBeCloseTo(2, 12);
});
