import { fullPrecision } from './measure-rounding.ts';

type ScalarFunction = (x: number) => number;

/** A derivative found by differences of function values, and about how far off it may be. */
export interface NumericalDerivative {
  readonly value: number;
  /** Infinity where the differences do not settle. */
  readonly error: number;
}

/** The first step of the differences where nothing near by forbids it. */
export const maxStep = 0.25;
const levels = 12;

/**
 * f′(x) by central differences with halved steps, extrapolated to step 0; of all extrapolations the one that differs least
 * from its neighbours.
 *
 * @param rounding - How far function values are rounded, compared with their size; see `measureRounding`.
 * Source: Ridders 1982, doi:10.1016/S0141-1195(82)80057-0.
 */
export function differentiate(
  f: ScalarFunction,
  x: number,
  firstStep = maxStep,
  rounding = fullPrecision,
): NumericalDerivative {
  const difference = (h: number): Difference => {
    const [above, below] = [x + h, x - h]; // the step that is really taken, rounding included
    return quotient(f(above), f(below), above - below, rounding);
  };
  return extrapolate(difference, firstStep, 4); // the error of a central difference has only even powers of h
}

/**
 * The derivative from one side (+1: the right, −1: the left), by one-sided differences with halved steps, extrapolated to
 * step 0.
 */
export function differentiateOneSided(
  f: ScalarFunction,
  x: number,
  side: 1 | -1,
  firstStep = maxStep,
  rounding = fullPrecision,
): NumericalDerivative {
  const here = f(x);
  const difference = (h: number): Difference => {
    const there = x + side * h;
    return quotient(f(there), here, there - x, rounding);
  };
  return extrapolate(difference, firstStep, 2);
}

/** A difference quotient, and how far rounding may have moved it. */
interface Difference {
  readonly slope: number;
  readonly rounding: number;
}

function quotient(above: number, below: number, width: number, relativeRounding: number): Difference {
  // Small values may be differences of numbers around 1, so they are no more exact than those.
  const rounding = relativeRounding * (Math.abs(above) + Math.abs(below)) + fullPrecision;
  return { slope: (above - below) / width, rounding: rounding / Math.abs(width) };
}

/** Richardson's extrapolation; `ratio` is by how much the leading error shrinks when the step is halved. */
function extrapolate(difference: (h: number) => Difference, firstStep: number, ratio: number): NumericalDerivative {
  let best: NumericalDerivative = { value: NaN, error: Infinity };
  let previous: readonly number[] = [];
  let h = firstStep;
  for (let level = 0; level < levels; level++, h /= 2) {
    const { slope, rounding } = difference(h);
    const row = [slope];
    let factor = ratio;
    for (const [order, coarser] of previous.entries()) {
      const finer = row[order] ?? NaN;
      const value = finer + (finer - coarser) / (factor - 1);
      const error = Math.max(Math.abs(value - finer), Math.abs(value - coarser)) + rounding;
      if (error < best.error) best = { value, error };
      row.push(value);
      factor *= ratio;
    }
    previous = row;
  }
  return best;
}
