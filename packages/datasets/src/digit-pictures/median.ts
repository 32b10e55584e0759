/** The middle of numbers when they are sorted; of an even count the upper one of two. */
export function median(numbers: Iterable<number>): number {
  return quantile(numbers, 0.5);
}

/** The number below which such a share of the numbers lies; 0 of none. */
export function quantile(numbers: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
