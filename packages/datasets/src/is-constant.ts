/** The machine epsilon of 64-bit and 32-bit floats. */
export const roundingOf = { double: Number.EPSILON, single: 1.1920928955078125e-7 } as const;

/**
 * True for a spread within the rounding error of equal numbers, such as 0.3 and 0.1 + 0.2.
 *
 * Source: scikit-learn#19527, for the bound.
 * @param spread - The deviation of `count` numbers around `level`, or their range.
 */
export function isConstant(spread: number, level: number, count: number, rounding: number = roundingOf.double): boolean {
  return spread <= rounding * Math.abs(level) * Math.sqrt(count);
}
