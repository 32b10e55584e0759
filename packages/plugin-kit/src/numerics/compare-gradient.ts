import type { FloatArray } from '@vitrum/core';
import { fullPrecision, measureRounding } from './measure-rounding.ts';
import { differentiate, differentiateOneSided, maxStep, type NumericalDerivative } from './numerical-derivative.ts';

type ScalarFunction = (x: number) => number;

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

/** Compares a derivative with differences of its function, at every point that is not at a kink. */
export function compareDerivative(
  f: ScalarFunction,
  derivative: ScalarFunction,
  points: readonly number[],
  kinks: readonly number[] = [],
): Comparison {
  const mismatches: Mismatch[] = [];
  let rounding: number | undefined; // measured when it is needed
  let compared = 0;
  let unsettled = 0;
  for (const x of points) {
    const got = derivative(x);
    if (!Number.isFinite(got)) continue; // another check's finding
    if (agreesQuickly(f, x, got)) {
      compared++;
      continue;
    }
    const distance = distanceToNearest(x, kinks);
    if (distance <= 1e-7 * Math.max(1, Math.abs(x))) continue;
    rounding ??= measureRounding(f);
    const expected = judge(f, x, got, { kinkDistance: distance, rounding });
    if (expected === 'unsettled') unsettled++;
    else compared++;
    if (typeof expected === 'number') mismatches.push({ x, got, expected });
  }
  return { compared, mismatches, unsettled };
}

/**
 * Compares a gradient with differences of its function, element by element: f is called with `x`, of which one element at a time is
 * moved.
 *
 * @param elements - Those that are compared; all when left out.
 * @param tolerance - How far off an element may be, compared with its size.
 */
export function compareGradient(
  f: (x: FloatArray) => number,
  gradient: ArrayLike<number>,
  x: FloatArray,
  elements: Iterable<number> = x.keys(),
  tolerance = relativeTolerance,
): Comparison {
  const mismatches: Mismatch[] = [];
  let compared = 0;
  let unsettled = 0;
  for (const index of elements) {
    const [place, got] = [x[index] ?? NaN, gradient[index] ?? NaN];
    if (!Number.isFinite(got)) continue; // another check's finding
    const along = (moved: number): number => {
      x[index] = moved;
      const value = f(x);
      x[index] = place;
      return value;
    };
    const expected = agreesQuickly(along, place, got, tolerance) ? 'agrees' : judge(along, place, got, { tolerance });
    if (expected === 'unsettled') unsettled++;
    else compared++;
    if (typeof expected === 'number') mismatches.push({ index, x: place, got, expected });
  }
  return { compared, mismatches, unsettled };
}

/** What is known of the function, and how exact its derivative has to be. */
interface JudgeOptions {
  /** How far the nearest kink is. */
  readonly kinkDistance?: number;
  /** See `measureRounding`. */
  readonly rounding?: number;
  readonly tolerance?: number;
}

/**
 * The derivative that differences give where `got` is not it; `agrees` where it is, or where it lies between the two
 * one-sided derivatives of a kink; `unsettled` where the differences say nothing.
 */
export function judge(
  f: ScalarFunction,
  x: number,
  got: number,
  { kinkDistance = Infinity, rounding = fullPrecision, tolerance = relativeTolerance }: JudgeOptions = {},
): number | 'agrees' | 'unsettled' {
  const size = f(x);
  let expected: number | undefined;
  for (const step of [maxStep, Math.abs(x) / 4, maxStep / 256]) {
    const central = differentiate(f, x, Math.min(step, 0.9 * kinkDistance), rounding);
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
  const near = differentiate(f, x, step, rounding);
  return Math.abs(near.value - value) <= relativeTolerance * Math.abs(value) + certainty * (near.error + error);
}

/** True where the differences to the left and to the right differ, and `got` is one of them or between: a kink. */
function isBetweenSides(f: ScalarFunction, x: number, got: number, rounding: number): boolean {
  return [maxStep / 2, maxStep / 1024, Math.abs(x) / 8].some((step) => {
    const [left, right] = [differentiateOneSided(f, x, -1, step, rounding), differentiateOneSided(f, x, 1, step, rounding)];
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
function agreesQuickly(f: ScalarFunction, x: number, got: number, tolerance = relativeTolerance): boolean {
  const h = quickStep;
  const [above, below] = [f(x + h), f(x - h)];
  const derivative = (8 * (above - below) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
  return agrees(got, derivative, Math.max(Math.abs(above), Math.abs(below)), tolerance);
}

/** How far the nearest of some places is. */
export function distanceToNearest(x: number, places: readonly number[]): number {
  let nearest = Infinity;
  for (const place of places) nearest = Math.min(nearest, Math.abs(x - place));
  return nearest;
}
