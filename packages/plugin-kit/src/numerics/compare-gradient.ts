import type { FloatArray } from '@vitrum/core';
import { fullPrecision, measureRounding } from './measure-rounding.ts';
import { differentiate, maxStep, type NumericalDerivative, type ScalarFunction } from './numerical-derivative.ts';

/** A place where a derivative is not what differences of function values give. */
export interface Mismatch {
  readonly x: number;
  readonly got: number;
  readonly expected: number;
  /** Of a gradient, the element. */
  readonly index?: number;
}

/** What came of comparing a derivative with differences of function values. */
export interface Comparison {
  /** How many points were compared. */
  readonly compared: number;
  readonly mismatches: readonly Mismatch[];
  /** How many points the differences did not settle at. */
  readonly unsettled: number;
}

/** What may be between a derivative and its differences: a tenth of a per cent is five times this. */
const relativeTolerance = 2e-4;
const absoluteTolerance = 2e-10;
/** The same, compared with the size of the function value. */
const toleranceOfSize = 1e-13;
/** A disagreement counts where it is this many times the differences' own uncertainty. */
const certainty = 10;
/** Differences that are this exact need no other step. */
const exact = 1e-6;
/** The step of the differences that most points are settled with. */
const quickStep = 1 / 2 ** 5;
/** A step that a disagreement is confirmed with. */
const smallStep = 1 / 2 ** 26;

/** Compares a derivative with differences of its function, point by point. */
export function compareDerivative(f: ScalarFunction, derivative: ScalarFunction, points: readonly number[]): Comparison {
  let rounding: number | undefined; // measured when it is needed
  return compare(points.map((x) => ({ f, x, got: derivative(x) })), { rounding: () => (rounding ??= measureRounding(f)) });
}

/**
 * Compares a gradient with differences of its function, element by element: f is called with `x`, of which one element at a time is
 * moved.
 *
 * @param elements - Those that are compared; all by default.
 * @param tolerance - How far off an element may be, compared with its size.
 */
export function compareGradient(
  f: (x: FloatArray) => number,
  gradient: ArrayLike<number>,
  x: FloatArray,
  elements: Iterable<number> = x.keys(),
  tolerance = relativeTolerance,
): Comparison {
  const places = Array.from(elements, (index): Place => {
    const place = x[index] ?? NaN;
    const along = (moved: number): number => {
      x[index] = moved;
      const value = f(x);
      x[index] = place;
      return value;
    };
    return { f: along, x: place, got: gradient[index] ?? NaN, index };
  });
  return compare(places, { tolerance });
}

/** A derivative at one place. */
type Place = Omit<Mismatch, 'expected'> & { readonly f: ScalarFunction };

function compare(places: readonly Place[], options: JudgeOptions): Comparison {
  const mismatches: Mismatch[] = [];
  let [compared, unsettled] = [0, 0];
  for (const { f, ...place } of places) {
    if (!Number.isFinite(place.got)) continue; // another check's finding
    const expected = judge(f, place.x, place.got, options);
    if (expected === 'unsettled') unsettled++;
    else compared++;
    if (typeof expected === 'number') mismatches.push({ ...place, expected });
  }
  return { compared, mismatches, unsettled };
}

/** What is known of the function, and how exact its derivative has to be. */
interface JudgeOptions {
  /** See `measureRounding`; asked for when it is needed. */
  readonly rounding?: () => number;
  readonly tolerance?: number;
}

/**
 * The derivative that differences give where `got` is not it; `agrees` where it is, or where it lies between the two
 * one-sided derivatives of a kink; `unsettled` where the differences say nothing.
 */
function judge(f: ScalarFunction, x: number, got: number, { rounding: measure, tolerance = relativeTolerance }: JudgeOptions): number | 'agrees' | 'unsettled' {
  if (agreesQuickly(f, x, got, tolerance)) return 'agrees';
  const rounding = measure?.() ?? fullPrecision;
  const size = f(x);
  let expected: number | undefined;
  for (const step of [maxStep, Math.abs(x) / 4, maxStep / 256]) {
    const central = differentiate(f, x, { step, rounding });
    if (agrees(got, central.value, size, tolerance)) return 'agrees';
    const isCertain = certainty * central.error <= Math.abs(central.value - got) && isConfirmed(f, x, central, rounding);
    if (isCertain) expected ??= central.value;
    if (isCertain && central.error < exact * Math.abs(central.value)) break;
  }
  if (isBetweenSides(f, x, got, rounding)) return 'agrees';
  return expected ?? 'unsettled';
}

/** False where much smaller steps give something else: there is a corner near by that the larger ones passed over. */
function isConfirmed(f: ScalarFunction, x: number, { value, error }: NumericalDerivative, rounding: number): boolean {
  const step = x === 0 ? smallStep : Math.min(smallStep, Math.abs(x) / 16);
  const near = differentiate(f, x, { step, rounding });
  return Math.abs(near.value - value) <= relativeTolerance * Math.abs(value) + certainty * (near.error + error);
}

/** True where the differences to the left and to the right differ, and `got` is one of them or between: a kink. */
function isBetweenSides(f: ScalarFunction, x: number, got: number, rounding: number): boolean {
  return [maxStep / 2, maxStep / 1024, Math.abs(x) / 8].some((step) => {
    const [left, right] = [differentiate(f, x, { step, rounding, side: -1 }), differentiate(f, x, { step, rounding, side: 1 })];
    const differ = Math.abs(left.value - right.value) > certainty * (left.error + right.error) + absoluteTolerance;
    return differ && isBetween(got, left, right);
  });
}

/** True where `got` is one of two one-sided derivatives or between them. */
export function isBetween(got: number, left: NumericalDerivative, right: NumericalDerivative): boolean {
  const slack = relativeTolerance * Math.max(Math.abs(left.value), Math.abs(right.value)) + left.error + right.error;
  return got >= Math.min(left.value, right.value) - slack && got <= Math.max(left.value, right.value) + slack;
}

function agrees(got: number, expected: number, size: number, tolerance: number): boolean {
  const relative = tolerance * Math.max(Math.abs(got), Math.abs(expected));
  return Math.abs(got - expected) <= relative + absoluteTolerance + toleranceOfSize * Math.abs(size);
}

/** The fourth-order central difference of one fixed step: cheap, and enough where it agrees. */
function agreesQuickly(f: ScalarFunction, x: number, got: number, tolerance: number): boolean {
  const h = quickStep;
  const [above, below] = [f(x + h), f(x - h)];
  const derivative = (8 * (above - below) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
  return agrees(got, derivative, Math.max(Math.abs(above), Math.abs(below)), tolerance);
}
