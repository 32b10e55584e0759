/** The shortest decimal that gives back the same 32-bit float: `0.1`. */
export function floatText(value: number): string {
  const wanted = Math.fround(value);
  for (let digits = 1; digits < 9; digits++) {
    const text = wanted.toPrecision(digits);
    if (Math.fround(Number(text)) === wanted) return String(Number(text));
  }
  return String(Number(wanted.toPrecision(9)));
}
