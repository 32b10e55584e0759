/** One number that is not as it should be. */
export interface Difference {
  readonly index: number;
  readonly expected: number;
  readonly got: number;
}

/**
 * The first place at which two rows differ, their lengths included.
 *
 * @param tolerance - How far apart numbers may be, compared with the larger of them and 1; 0 asks for the same bits, all NaN being one.
 */
export function differenceBetween(expected: ArrayLike<number>, got: ArrayLike<number>, tolerance = 0): Difference | undefined {
  for (let index = 0; index < Math.max(expected.length, got.length); index++) {
    const [one = NaN, other = NaN] = [expected[index], got[index]];
    const isClose = tolerance > 0 && Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(one), Math.abs(other));
    if (!isClose && !Object.is(expected[index], got[index])) return { index, expected: one, got: other };
  }
  return undefined;
}

/** True where two rows hold the same bits. */
export const sameBits = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => differenceBetween(a, b) === undefined;
