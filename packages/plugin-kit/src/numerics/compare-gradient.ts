import type { FloatArray } from '@vitrum/core';
import { fullPrecision, measureRounding } from './measure-rounding.ts';
import { differentiate, maxStep, type NumericalDerivative, type ScalarFunction } from './numerical-derivative.ts';

/** A point where a derivative disagrees with finite differences. */
export interface Mismatch {
  readonly x: number;
  readonly got: number;
  readonly expected: number;
  /** For a gradient, the index of the element. */
  readonly index?: number;
}

/** The result of comparing a derivative with finite differences. */
export interface Comparison {
  /** Number of points compared. */
  readonly compared: number;
  readonly mismatches: readonly Mismatch[];
  /** Number of points at which the differences did not converge. */
  readonly unsettled: number;
}

/** Relative tolerance; an error of 0.1 % is five times as large. */
const relativeTolerance = 2e-4;
const absoluteTolerance = 2e-10;
/** Tolerance relative to the size of the function value. */
const toleranceOfSize = 1e-13;
/** A disagreement must exceed the uncertainty of the differences by this factor. */
const certainty = 10;
/** Differences with a smaller relative error need no other step. */
const exact = 1e-6;
/** The step that settles most points. */
const quickStep = 1 / 2 ** 5;
/** The step used to confirm a disagreement. */
const smallStep = 1 / 2 ** 26;

/** Compares a derivative with finite differences of its function, point by point. */
export function compareDerivative(f: ScalarFunction, derivative: ScalarFunction, points: readonly number[]): Comparison {
  let rounding: number | undefined; // measured only when needed
  return compare(points.map((x) => ({ f, x, got: derivative(x) })), { rounding: () => (rounding ??= measureRounding(f)) });
}

/**
 * Compares a gradient with finite differences of its function, element by element: f is called with `x`, one element of which is
 * shifted at a time.
 *
 * @param elements - The elements to compare; all by default.
 * @param tolerance - Relative tolerance for an element.
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

/** A derivative at one point. */
type Place = Omit<Mismatch, 'expected'> & { readonly f: ScalarFunction };

function compare(places: readonly Place[], options: JudgeOptions): Comparison {
  const mismatches: Mismatch[] = [];
  let [compared, unsettled] = [0, 0];
  for (const { f, ...place } of places) {
    if (!Number.isFinite(place.got)) continue; // reported by another check
    const expected = judge(f, place.x, place.got, options);
    if (expected === 'unsettled') unsettled++;
    else compared++;
    if (typeof expected === 'number') mismatches.push({ ...place, expected });
  }
  return { compared, mismatches, unsettled };
}

/** The function and the required accuracy of its derivative. */
interface JudgeOptions {
  /** See `measureRounding`; evaluated when needed. */
  readonly rounding?: () => number;
  readonly tolerance?: number;
}

/**
 * The derivative estimated by differences if `got` disagrees with it; `agrees` if it does not, or if it lies between the one-sided
 * derivatives at a kink; `unsettled` if the differences do not converge.
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

/** False if much smaller steps give another value: a nearby corner was stepped over. */
function isConfirmed(f: ScalarFunction, x: number, { value, error }: NumericalDerivative, rounding: number): boolean {
  const step = x === 0 ? smallStep : Math.min(smallStep, Math.abs(x) / 16);
  const near = differentiate(f, x, { step, rounding });
  return Math.abs(near.value - value) <= relativeTolerance * Math.abs(value) + certainty * (near.error + error);
}

/** True at a kink: the left and right differences disagree, and `got` is one of them or in between. */
function isBetweenSides(f: ScalarFunction, x: number, got: number, rounding: number): boolean {
  return [maxStep / 2, maxStep / 1024, Math.abs(x) / 8].some((step) => {
    const [left, right] = [differentiate(f, x, { step, rounding, side: -1 }), differentiate(f, x, { step, rounding, side: 1 })];
    const differ = Math.abs(left.value - right.value) > certainty * (left.error + right.error) + absoluteTolerance;
    return differ && isBetween(got, left, right);
  });
}

/** True if `got` is one of two one-sided derivatives or in between. */
export function isBetween(got: number, left: NumericalDerivative, right: NumericalDerivative): boolean {
  const slack = relativeTolerance * Math.max(Math.abs(left.value), Math.abs(right.value)) + left.error + right.error;
  return got >= Math.min(left.value, right.value) - slack && got <= Math.max(left.value, right.value) + slack;
}

function agrees(got: number, expected: number, size: number, tolerance: number): boolean {
  const relative = tolerance * Math.max(Math.abs(got), Math.abs(expected));
  return Math.abs(got - expected) <= relative + absoluteTolerance + toleranceOfSize * Math.abs(size);
}

/** The fourth-order central difference with one fixed step: cheap, and sufficient if it agrees. */
function agreesQuickly(f: ScalarFunction, x: number, got: number, tolerance: number): boolean {
  const h = quickStep;
  const [above, below] = [f(x + h), f(x - h)];
  const derivative = (8 * (above - below) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
  return agrees(got, derivative, Math.max(Math.abs(above), Math.abs(below)), tolerance);
}
