/** Counts of numbers in buckets; bucket i goes up to `limits[i]`. */
export interface Histogram {
  readonly min: number;
  readonly max: number;
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  readonly limits: readonly number[];
  readonly counts: readonly number[];
}

const bucketCount = 30;

/** A histogram of 30 buckets of equal width between the smallest and the largest number; undefined unless some are finite. */
export function histogramOf(numbers: ArrayLike<number>): Histogram | undefined {
  let [min, max, count, sum, sumOfSquares] = [Infinity, -Infinity, 0, 0, 0];
  const finite = Array.from(numbers).filter(Number.isFinite);
  for (const value of finite) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    count++;
    sum += value;
    sumOfSquares += value * value;
  }
  if (count === 0) return undefined;
  const width = (max - min) / bucketCount;
  const buckets = width > 0 ? bucketCount : 1;
  const counts = new Array<number>(buckets).fill(0);
  for (const value of finite) {
    const bucket = width > 0 ? Math.min(buckets - 1, Math.floor((value - min) / width)) : 0;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const limits = counts.map((_, i) => (i === buckets - 1 ? max : min + (i + 1) * width));
  return { min, max, count, sum, sumOfSquares, limits, counts };
}
