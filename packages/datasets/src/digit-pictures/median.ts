/** The median; for an even count, the upper of the two middle numbers. */
export function median(numbers: Iterable<number>): number {
  return quantile(numbers, 0.5);
}

/** The quantile at a fraction of the numbers; 0 if there are none. */
export function quantile(numbers: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
