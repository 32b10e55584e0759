import { randomPoints } from './sample-points.ts';

/** A few times the rounding error of values computed in 64-bit floats. */
export const fullPrecision = 1 / 2 ** 50;
const step = 1 / 2 ** 14;

/**
 * The relative rounding error of function values: about 10⁻¹⁵, or 10⁻⁷ if the function computes in 32 bits. The fourth difference
 * over a small step is pure rounding error, magnified up to 16 times.
 */
export function measureRounding(f: (x: number) => number, points = 120): number {
  const errors = randomPoints(points)
    .filter((x) => Math.abs(x) <= 10)
    .map((x) => {
      const values = [-2, -1, 0, 1, 2].map((n) => f(x + n * step));
      const size = Math.max(...values.map(Math.abs));
      const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN] = values;
      return size > 0 ? Math.abs(a - 4 * b + 6 * c - 4 * d + e) / size : 0;
    });
  const median = errors.filter(Number.isFinite).sort((a, b) => a - b)[Math.floor(errors.length / 2)] ?? 0;
  return Math.max(fullPrecision, median);
}
