import { centralDifference } from '@vitrum/tensor';
import { findSteps, wholeRange } from './find-steps.ts';
import { fullPrecision, measureRounding } from './measure-rounding.ts';
import { differentiate, type ScalarFunction } from './numerical-derivative.ts';
import { simplestNumber } from './simplest-number.ts';

/** A place with the derivatives from both sides. */
export interface Kink {
  readonly x: number;
  readonly left: number;
  readonly right: number;
}

/** How much the slope has to jump, compared with the slopes around. */
const relativeJump = 1e-6;
/** How much of that to call a place a kink that nobody has. */
const clearJump = 1e-3;
/** How wide a kink is for central differences. */
const smear = 1 / 2 ** 13;

/** Finds the kinks of a function: where its derivative jumps, or central differences where it brings none, and so do the differences from both sides. */
export function findKinks(f: ScalarFunction, derivative?: ScalarFunction, ranges = wholeRange): readonly Kink[] {
  const rounding = measureRounding(f);
  const steps = findSteps(derivative ?? centralDifference(f), ranges, derivative === undefined ? smear : 0);
  return steps.flatMap(({ x }): readonly Kink[] => {
    const kink = sidesOf(f, derivative === undefined ? corner(f, x) : x, rounding);
    return isKink(kink, clearJump) ? [kink] : [];
  });
}

/** The derivatives of a function from both sides of a place, as differences give them. */
export function sidesOf(f: ScalarFunction, x: number, rounding = fullPrecision): Kink & { readonly error: number } {
  const [left, right] = [differentiate(f, x, { rounding, side: -1 }), differentiate(f, x, { rounding, side: 1 })];
  return { x, left: left.value, right: right.value, error: left.error + right.error };
}

/** True where the two sides differ. */
export function isKink({ left, right, error }: Kink & { readonly error: number }, min = relativeJump): boolean {
  return Math.abs(left - right) > min * Math.max(Math.abs(left), Math.abs(right)) + 10 * error;
}

/** Where the tangents from both sides of a place meet. */
function corner(f: ScalarFunction, x: number): number {
  const [low, high] = [x - smear, x + smear];
  const [left, right] = [differentiate(f, low, { side: -1 }).value, differentiate(f, high, { side: 1 }).value];
  const meeting = (f(high) - right * high - f(low) + left * low) / (left - right);
  return meeting >= low && meeting <= high ? simplestNumber(meeting - 1e-9, meeting + 1e-9) : x;
}
