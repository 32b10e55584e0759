import type { FloatArray } from '@vitrum/core';

/** Summary statistics of a parameter. */
export interface ParameterStatistics {
  /** Least value; NaN without values. */
  readonly minimum: number;
  /** Largest value; NaN without values. */
  readonly maximum: number;
  /** Σ θ / n. */
  readonly mean: number;
  /** Of the population: divided by n, not n − 1. */
  readonly standardDeviation: number;
}

/** Minimum, maximum, mean and standard deviation of the numbers of a parameter; NaN for an empty one. */
export function parameterStatistics(values: FloatArray): ParameterStatistics {
  let minimum = Infinity;
  let maximum = -Infinity;
  let sum = 0;
  for (const value of values) {
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
    sum += value;
  }
  if (values.length === 0) return { minimum: NaN, maximum: NaN, mean: NaN, standardDeviation: NaN };
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { minimum, maximum, mean, standardDeviation: Math.sqrt(squares / values.length) };
}
