import type { WrongValue } from '../../finding.ts';
import { formatCount } from '../../numerics/format-number.ts';
import type { ScalarFunction } from '../../numerics/numerical-derivative.ts';
import { termOf } from './function-table.ts';

/** Two ways to one value. */
export interface TwoWays {
  readonly got: ScalarFunction;
  readonly expected: ScalarFunction;
  /** How far apart they may be, compared with the value and 1. */
  readonly tolerance: number;
  /** What the value is called: `φ′`. */
  readonly term: string;
  /** Whose value is the expected one: `the kernel gives`. */
  readonly source: string;
  readonly hint: string;
}

/** The point nearest to 0 at which two ways to one value do not give the same. */
export function firstDisagreement(points: readonly number[], { got, expected, tolerance, term, source, hint }: TwoWays): readonly WrongValue[] {
  const wrong = points.filter((x) => !(Math.abs(got(x) - expected(x)) <= tolerance * Math.max(1, Math.abs(expected(x)))));
  const [x] = wrong.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  if (x === undefined) return [];
  const more = `So at ${formatCount(wrong.length, 'point')} of ${points.length.toLocaleString('en-US')}`;
  return [{ where: termOf(term, x), got: got(x), expected: expected(x), source, more, hint }];
}
