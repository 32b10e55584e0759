/** How a figure varies over several runs. */
export interface Spread {
  /** Number of runs that have the figure. */
  readonly count: number;
  readonly mean: number;
  /** The sample standard deviation, with n − 1; absent for a single run. */
  readonly deviation?: number;
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * The mean x̄ = Σx / n and the sample standard deviation s = √(Σ(x − x̄)² / (n − 1)) of some numbers, in two passes; undefined for
 * none.
 */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const count = values.length;
  if (count === 0) return undefined;
  const mean = sumOf(values) / count;
  const squares = sumOf(values.map((value) => (value - mean) * (value - mean)));
  return {
    count,
    mean,
    ...(count > 1 && { deviation: Math.sqrt(squares / (count - 1)) }),
    minimum: Math.min(...values),
    maximum: Math.max(...values),
  };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
