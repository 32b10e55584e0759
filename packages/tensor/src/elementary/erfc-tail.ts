import { expNegativeSquare } from './exp-negative-square.ts';

/** 1/√π. */
const ONE_OVER_ROOT_PI = 0.5641895835477563;
/** erfc rounds to 0 above this. */
const MAX_INPUT = 27.3;

/**
 * erfc(x) = 1 − erf(x) for x ≥ 0.875.
 *
 * erfc x = e^−x²/x · (1/√π − g·R(g)) with g = 1/x², the form that the asymptotic series suggests (Cody 1969,
 * doi:10.1090/S0025-5718-1969-0247736-4). The two rational functions R were computed for this file: they interpolate at the
 * Chebyshev nodes, in 60 digits; with coefficients rounded to 64 bits they change erfc by less than 7·10⁻¹⁸ of its value.
 */
export function erfcTail(x: number): number {
  if (x > MAX_INPUT) return 0;
  const g = 1 / (x * x);
  const correction = x < 2 ? correctionTo2(g) : correctionFrom2(g);
  return (expNegativeSquare(x) / x) * (ONE_OVER_ROOT_PI - g * correction);
}

/** R(g) for x from 0.875 to 2. */
function correctionTo2(g: number): number {
  const p5 = 84.9169343101934 + g * (24.454693874901153 + g * (2.6046933130535894 + g * 0.06616724206749122));
  const p2 = 32.5459032574167 + g * (93.817604612725 + g * (129.67743008444637 + g * p5));
  const p = 0.28209471286963905 + g * (5.092887294719063 + g * p2);
  const q6 = 363.7995359088308 + g * (77.7308757034289 + g * (6.394055657580553 + g * 0.12976509875790204));
  const q3 = 483.79266214183644 + g * (854.5688918905388 + g * (785.9129121675994 + g * q6));
  const q = 1 + g * (19.553799114403965 + g * (140.9534135801888 + g * q3));
  return p / q;
}

/** R(g) for x from 2. */
function correctionFrom2(g: number): number {
  const upper = 2210.7828472868223 + g * (2948.751940813281 + g * (1527.0857967432014 + g * 197.6833420871391));
  const p = 0.2820947917738754 + g * (9.860857444802967 + g * (126.96300511221445 + g * (760.8912760852031 + g * upper)));
  const lower = 19779.10838700911 + g * (16245.274315596698 + g * (5279.467053041102 + g * 435.95299330297723));
  const middle = 3325.213802209962 + g * (11365.49009466124 + g * lower);
  const q = 1 + g * (36.45582950253378 + g * (501.005878923779 + g * middle));
  return p / q;
}
