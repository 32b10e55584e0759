/** Sample sizes, and bounds on random deviations. With fixed seeds, each test always passes or always fails. */
export const sampleSize = 100_000;

/** Maximum deviation in standard errors: exceeded by chance for one in 1.7 million seeds. */
export const sigmas = 5;

/** Draws a sample. */
export function sample(draw: () => number, size = sampleSize): Float64Array {
  return Float64Array.from({ length: size }, draw);
}

/** The mean of (x − center)^power over a sample. */
export function moment(values: Float64Array, power: number, center = 0): number {
  let sum = 0;
  for (const value of values) sum += (value - center) ** power;
  return sum / values.length;
}

/**
 * The standard error of a moment over n draws: √((E x²ᵖ − (E xᵖ)²) / n).
 *
 * @param squared - E x²ᵖ.
 * @param expected - E xᵖ.
 */
export function standardError(squared: number, expected: number, size = sampleSize): number {
  return Math.sqrt((squared - expected * expected) / size);
}

/** The largest distance between a sample's distribution function and the true one, times √n (Kolmogorov 1933). */
export function kolmogorovStatistic(values: Float64Array, distribution: (x: number) => number): number {
  const sorted = values.toSorted();
  let largest = 0;
  sorted.forEach((value, i) => {
    const expected = distribution(value);
    largest = Math.max(largest, expected - i / sorted.length, (i + 1) / sorted.length - expected);
  });
  return largest * Math.sqrt(sorted.length);
}

/** The limit of {@link kolmogorovStatistic} at the probability of 5σ: 2·exp(−2K²) = 5.7·10⁻⁷. */
export const kolmogorovLimit = 2.744;

/** Pearson's Σ (observed − expected)² / expected for counts with equal expectations. */
export function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
