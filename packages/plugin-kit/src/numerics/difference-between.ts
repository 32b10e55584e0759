/** A number that differs from the expected one. */
export interface Difference {
  readonly index: number;
  readonly expected: number;
  readonly got: number;
}

/**
 * The first difference between two rows, lengths included.
 *
 * @param tolerance - Relative to the larger of the two numbers and 1; 0 requires identical bits, except that all NaNs are equal.
 */
export function differenceBetween(expected: ArrayLike<number>, got: ArrayLike<number>, tolerance = 0): Difference | undefined {
  for (let index = 0; index < Math.max(expected.length, got.length); index++) {
    const [one = NaN, other = NaN] = [expected[index], got[index]];
    const isClose = tolerance > 0 && Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(one), Math.abs(other));
    if (!isClose && !Object.is(expected[index], got[index])) return { index, expected: one, got: other };
  }
  return undefined;
}

/** True if two rows hold identical bits. */
export const sameBits = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => differenceBetween(a, b) === undefined;
