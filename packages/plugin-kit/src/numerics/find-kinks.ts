import { centralDifference } from '@vitrum/tensor';
import { findSteps, wholeRange } from './find-steps.ts';
import { fullPrecision, measureRounding } from './measure-rounding.ts';
import { differentiate, type ScalarFunction } from './numerical-derivative.ts';
import { simplestNumber } from './simplest-number.ts';

/** A place with its one-sided derivatives. */
export interface Kink {
  readonly x: number;
  readonly left: number;
  readonly right: number;
}

/** Minimum jump of the slope, relative to the slopes nearby. */
const relativeJump = 1e-6;
/** The same for places that are not declared as kinks. */
const clearJump = 1e-3;
/** The width of a kink for central differences. */
const smear = 1 / 2 ** 13;

/** Finds the kinks of a function: where both its derivative (central differences by default) and its one-sided differences jump. */
export function findKinks(f: ScalarFunction, derivative?: ScalarFunction, ranges = wholeRange): readonly Kink[] {
  const rounding = measureRounding(f);
  const steps = findSteps(derivative ?? centralDifference(f), ranges, derivative === undefined ? smear : 0);
  return steps.flatMap(({ x }): readonly Kink[] => {
    const kink = sidesOf(f, derivative === undefined ? corner(f, x) : x, rounding);
    return isKink(kink, clearJump) ? [kink] : [];
  });
}

/** The one-sided derivatives of a function at a place, by differences. */
export function sidesOf(f: ScalarFunction, x: number, rounding = fullPrecision): Kink & { readonly error: number } {
  const [left, right] = [differentiate(f, x, { rounding, side: -1 }), differentiate(f, x, { rounding, side: 1 })];
  return { x, left: left.value, right: right.value, error: left.error + right.error };
}

/** True if the two sides differ. */
export function isKink({ left, right, error }: Kink & { readonly error: number }, min = relativeJump): boolean {
  return Math.abs(left - right) > min * Math.max(Math.abs(left), Math.abs(right)) + 10 * error;
}

/** The intersection of the tangents on both sides of a place. */
function corner(f: ScalarFunction, x: number): number {
  const [low, high] = [x - smear, x + smear];
  const [left, right] = [differentiate(f, low, { side: -1 }).value, differentiate(f, high, { side: 1 }).value];
  const meeting = (f(high) - right * high - f(low) + left * low) / (left - right);
  return meeting >= low && meeting <= high ? simplestNumber(meeting - 1e-9, meeting + 1e-9) : x;
}
