/** A dimension of Sobol's sequence: a primitive polynomial, its degree and the coefficients between, and the first direction numbers. */
export interface SobolDimension {
  readonly degree: number;
  readonly coefficients: number;
  readonly initial: readonly number[];
}

/**
 * The dimensions after the first one, with good two-dimensional projections.
 *
 * Source: Joe and Kuo 2008, "Constructing Sobol sequences with better two-dimensional projections", doi:10.1137/070709359,
 * new-joe-kuo-6.21201.
 */
export const sobolDimensions: readonly SobolDimension[] = [
  { degree: 1, coefficients: 0, initial: [1] },
  { degree: 2, coefficients: 1, initial: [1, 3] },
  { degree: 3, coefficients: 1, initial: [1, 3, 1] },
  { degree: 3, coefficients: 2, initial: [1, 1, 1] },
  { degree: 4, coefficients: 1, initial: [1, 1, 3, 3] },
  { degree: 4, coefficients: 4, initial: [1, 3, 5, 13] },
  { degree: 5, coefficients: 2, initial: [1, 1, 5, 5, 17] },
  { degree: 5, coefficients: 4, initial: [1, 1, 5, 5, 5] },
  { degree: 5, coefficients: 7, initial: [1, 1, 7, 11, 19] },
  { degree: 5, coefficients: 11, initial: [1, 1, 5, 1, 1] },
  { degree: 5, coefficients: 13, initial: [1, 1, 1, 3, 11] },
  { degree: 5, coefficients: 14, initial: [1, 3, 5, 5, 31] },
  { degree: 6, coefficients: 1, initial: [1, 3, 3, 9, 7, 49] },
  { degree: 6, coefficients: 13, initial: [1, 1, 1, 15, 21, 21] },
  { degree: 6, coefficients: 16, initial: [1, 3, 1, 13, 27, 49] },
  { degree: 6, coefficients: 19, initial: [1, 1, 1, 15, 7, 5] },
  { degree: 6, coefficients: 22, initial: [1, 3, 1, 15, 13, 25] },
  { degree: 6, coefficients: 25, initial: [1, 1, 5, 5, 19, 61] },
  { degree: 7, coefficients: 1, initial: [1, 3, 7, 11, 23, 15, 103] },
  { degree: 7, coefficients: 4, initial: [1, 3, 7, 13, 13, 15, 69] },
];
