/** The median; for an even count, the upper of the two middle numbers. */
export function median(numbers: ArrayLike<number>): number {
  return quantile(numbers, 0.5);
}

/** The quantile at a fraction of the numbers; 0 if there are none. */
export function quantile(numbers: ArrayLike<number>, share: number): number {
  const sorted = new Float64Array(numbers).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
