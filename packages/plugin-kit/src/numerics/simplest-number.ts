/** The number with the fewest decimal digits from `low` to `high`: most likely the one written in the source. */
export function simplestNumber(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  for (let digits = 0; digits <= 15; digits++) {
    const rounded = Number(middle.toFixed(digits));
    if (rounded >= low && rounded <= high) return rounded + 0; // + 0 turns −0 into 0
  }
  return middle;
}
