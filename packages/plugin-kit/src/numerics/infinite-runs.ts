import { formatNumber } from './format-number.ts';
import type { ScalarFunction } from './numerical-derivative.ts';

/** Neighboring points at which a function gives NaN, or infinity of one sign. */
export interface InfiniteRun {
  readonly value: number;
  /** The point of the run that is farthest from 0. */
  readonly worst: number;
  /** Its extent, in words: `from z = 709.783 on`. */
  readonly where: string;
}

/** Finds where a function is not finite, given ascending points; the ends of each run are found by bisection. */
export function findInfiniteRuns(points: readonly number[], f: ScalarFunction, variable: string): readonly InfiniteRun[] {
  const values = points.map(f);
  const runs: InfiniteRun[] = [];
  for (let first = 0; first < points.length; first++) {
    const value = values[first] ?? NaN;
    if (Number.isFinite(value)) continue;
    let last = first;
    while (last + 1 < points.length && Object.is(values[last + 1], value)) last++;
    const [low, high] = [points[first] ?? NaN, points[last] ?? NaN];
    const border = (bad: number, beyond: number | undefined): number | undefined =>
      beyond === undefined ? undefined : bisect(bad, beyond, (x) => Object.is(f(x), value));
    const where = describeRange({ low, high, from: border(low, points[first - 1]), to: border(high, points[last + 1]), variable });
    runs.push({ value, worst: Math.abs(low) > Math.abs(high) ? low : high + 0, where }); // + 0 turns −0 into 0
    first = last;
  }
  return runs;
}

/** The last bad number on the way from `bad` to `good`. */
function bisect(bad: number, good: number, isBad: (x: number) => boolean): number {
  let [inside, outside] = [bad, good];
  for (let i = 0; i < 60; i++) {
    const middle = inside + (outside - inside) / 2;
    if (middle === inside || middle === outside) break;
    if (isBad(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

interface Range {
  readonly low: number;
  readonly high: number;
  /** Undefined if the run extends to the end of the points. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly variable: string;
}

function describeRange({ low, high, from, to, variable }: Range): string {
  if (from === undefined && to === undefined) return 'everywhere';
  const [begin, end] = [from ?? low, to ?? high];
  if (begin === end) return 'there alone'; // −0 and 0 are the same place
  const [first, last] = [begin, end].map(formatNumber).map(String);
  if (to === undefined) return `from ${variable} = ${first ?? ''} on`;
  if (from === undefined) return `from ${variable} = ${last ?? ''} down`;
  return first === last ? `around ${variable} = ${first ?? ''}` : `from ${variable} = ${first ?? ''} to ${last ?? ''}`;
}
