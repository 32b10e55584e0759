import type { WrongValue } from '../../finding.ts';
import { formatCount } from '../../numerics/format-number.ts';
import type { ScalarFunction } from '../../numerics/numerical-derivative.ts';
import { termOf } from './function-table.ts';

/** Two ways to compute one value. */
export interface TwoWays {
  readonly got: ScalarFunction;
  readonly expected: ScalarFunction;
  /** Tolerance, relative to the value or 1, whichever is larger. */
  readonly tolerance: number;
  /** The name of the value: `φ′`. */
  readonly term: string;
  /** The source of the expected value: `the kernel gives`. */
  readonly source: string;
  readonly hint: string;
}

/** The point nearest to 0 at which the two ways disagree. */
export function firstDisagreement(points: readonly number[], { got, expected, tolerance, term, source, hint }: TwoWays): readonly WrongValue[] {
  const wrong = points.filter((x) => !(Math.abs(got(x) - expected(x)) <= tolerance * Math.max(1, Math.abs(expected(x)))));
  const [x] = wrong.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  if (x === undefined) return [];
  const more = `So at ${formatCount(wrong.length, 'point')} of ${points.length.toLocaleString('en-US')}`;
  return [{ where: termOf(term, x), got: got(x), expected: expected(x), source, more, hint }];
}
