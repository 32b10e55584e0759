import { fullPrecision } from './measure-rounding.ts';

export type ScalarFunction = (x: number) => number;

/** A derivative estimated by finite differences, with an error estimate. */
export interface NumericalDerivative {
  readonly value: number;
  /** Infinity if the differences do not converge. */
  readonly error: number;
}

/** Options of the differences. */
export interface DifferenceOptions {
  /** The first step; 0.25 by default. */
  readonly step?: number;
  /** Relative rounding error of the function values; see `measureRounding`. */
  readonly rounding?: number;
  /** One-sided differences: +1 for the right, −1 for the left; central differences by default. */
  readonly side?: 1 | -1;
}

/** The first step, unless a nearby singularity requires a smaller one. */
export const maxStep = 0.25;
const levels = 12;

/**
 * f′(x) by differences with halved steps, extrapolated to step 0 (Richardson); of all extrapolations, the one that differs least
 * from its neighbors is used.
 *
 * Source: Ridders 1982, doi:10.1016/S0141-1195(82)80057-0.
 */
export function differentiate(f: ScalarFunction, x: number, { step = maxStep, rounding = fullPrecision, side }: DifferenceOptions = {}): NumericalDerivative {
  const ratio = side === undefined ? 4 : 2; // the factor by which the leading error shrinks when the step is halved
  let best: NumericalDerivative = { value: NaN, error: Infinity };
  let previous: readonly number[] = [];
  for (let level = 0, h = step; level < levels; level++, h /= 2) {
    const [above, below] = [side === -1 ? x : x + h, side === 1 ? x : x - h]; // the actual step, after rounding
    const [high, low] = [f(above), f(below)];
    // Small values may be differences of numbers around 1, with the absolute accuracy of those.
    const rounded = (rounding * (Math.abs(high) + Math.abs(low)) + fullPrecision) / (above - below);
    const row = [(high - low) / (above - below)];
    let factor = ratio;
    for (const [order, coarser] of previous.entries()) {
      const finer = row[order] ?? NaN;
      const value = finer + (finer - coarser) / (factor - 1);
      const error = Math.max(Math.abs(value - finer), Math.abs(value - coarser)) + rounded;
      if (error < best.error) best = { value, error };
      row.push(value);
      factor *= ratio;
    }
    previous = row;
  }
  return best;
}
