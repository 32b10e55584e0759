import { describe, expect, test } from 'vitest';
import { compareGradient } from '../src/numerics/compare-gradient.ts';
import { findKinks } from '../src/numerics/find-kinks.ts';
import { findSteps } from '../src/numerics/find-steps.ts';

type Scalar = (x: number) => number;

/** Functions with their derivatives, and the places and both values of their steps and kinks, which their formulas tell. */
const cases: readonly {
  readonly what: string;
  readonly f: Scalar;
  readonly derivative: Scalar;
  readonly steps: readonly (readonly [x: number, before: number, after: number])[];
  readonly kinks: readonly (readonly [x: number, left: number, right: number])[];
}[] = [
  { what: 'a line', f: (x) => 3 * x, derivative: () => 3, steps: [], kinks: [] },
  { what: 'a cube', f: (x) => x * x * x, derivative: (x) => 3 * x * x, steps: [], kinks: [] },
  { what: 'a steep sigmoid', f: (x) => 1 / (1 + Math.exp(-300 * x)), derivative: (x) => 300 / (2 + 2 * Math.cosh(300 * x)), steps: [], kinks: [] },
  { what: 'a fast wave', f: (x) => Math.sin(30 * x), derivative: (x) => 30 * Math.cos(30 * x), steps: [], kinks: [] },
  { what: 'a root, upright at 0', f: (x) => Math.cbrt(x), derivative: (x) => 1 / (3 * Math.cbrt(x) ** 2), steps: [], kinks: [] },
  { what: 'a corner', f: (x) => Math.abs(x - 1.5), derivative: (x) => Math.sign(x - 1.5), steps: [], kinks: [[1.5, -1, 1]] },
  { what: 'two corners', f: (x) => Math.min(6, Math.max(0, x)), derivative: (x) => Number(x > 0 && x < 6), steps: [], kinks: [[0, 0, 1], [6, 1, 0]] },
  { what: 'a sign', f: Math.sign, derivative: () => 0, steps: [[0, -1, 1]], kinks: [] },
  { what: 'a step far out', f: (x) => (x > 512.5 ? x + 10 : x), derivative: () => 1, steps: [[512.5, 512.5, 522.5]], kinks: [] },
  { what: 'a derivative that steps where its function does not', f: (x) => 2 * x, derivative: (x) => (x > 3 ? 5 : 2), steps: [], kinks: [] },
];

describe('steps and kinks', () => {
  test.each(cases)('of $what', ({ f, derivative, steps, kinks }) => {
    const round = (x: number): number => Math.round(1e4 * x) / 1e4 + 0;
    expect(findSteps(f).map(({ x, before, after }) => [x, round(before), round(after)])).toEqual(steps);
    expect(findKinks(f, derivative).map(({ x, left, right }) => [x, round(left), round(right)])).toEqual(kinks);
  });

  test.each(cases.filter(({ steps }) => steps.length === 0))('of $what, without its derivative', ({ f, kinks }) => {
    expect(findKinks(f).map(({ x }) => x)).toEqual(kinks.map(([x]) => x));
  });
});

test('a gradient is compared element by element, and x is left as it was', () => {
  const x = Float64Array.of(1, -2, 0.5);
  const f = (): number => (x[0] ?? 0) * (x[1] ?? 0) + Math.abs(x[2] ?? 0); // ∇ = (−2, 1, 1)
  const { compared, mismatches } = compareGradient(f, [-2, 1.01, 1], x);
  expect(compared).toBe(3);
  expect(mismatches).toEqual([{ index: 1, x: -2, got: 1.01, expected: expect.closeTo(1, 8) }]);
  expect([...x]).toEqual([1, -2, 0.5]);
});
