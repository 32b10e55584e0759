import { randomPoints } from './sample-points.ts';

/** The rounding error of function values that are right to the last bits of a 64-bit float, and a few times that. */
export const fullPrecision = 1 / 2 ** 50;
const step = 1 / 2 ** 14;

/**
 * How far function values are rounded, compared with their size: about 10⁻¹⁵, or 10⁻⁷ where the function computes in 32 bits.
 * The fourth difference over a small step is nothing but rounding, times up to 16.
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
