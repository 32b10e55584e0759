/** The shortest decimal that rounds to the same 32-bit float; nine digits always suffice. */
export function shortestDecimal(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return Number(value.toPrecision(9));
}
