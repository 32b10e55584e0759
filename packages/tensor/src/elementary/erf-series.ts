/** 2/√π − 1. */
const TWO_OVER_ROOT_PI_MINUS_ONE = 0.1283791670955126;
/** 2/√π. */
const TWO_OVER_ROOT_PI = 1.1283791670955126;

/**
 * erf(x)/x − 1 for |x| ≤ 1, given g = x².
 *
 * From erf x = 2/√π · Σ (−1)ⁿ x²ⁿ⁺¹ / (n!·(2n + 1)) for n up to 17; the first term left out is below 5·10⁻¹⁸. Summed in
 * groups of four terms (Estrin 1960, doi:10.1145/1460361.1460365).
 *
 * Source: DLMF 7.6.1.
 */
export function erfSeries(g: number): number {
  const g2 = g * g;
  const g4 = g2 * g2;
  const from1 = -1 / 3 + g * (1 / 10) + g2 * (-1 / 42 + g * (1 / 216));
  const from5 = -1 / 1_320 + g * (1 / 9_360) + g2 * (-1 / 75_600 + g * (1 / 685_440));
  const from9 = -1 / 6_894_720 + g * (1 / 76_204_800) + g2 * (-1 / 918_086_400 + g * (1 / 11_975_040_000));
  const from13 =
    -1 / 168_129_561_600 + g * (1 / 2_528_170_444_800) + g2 * (-1 / 40_537_905_408_000 + g * (1 / 690_452_066_304_000));
  const from17 = -1 / 12_449_059_983_360_000;
  const sum = from1 + g4 * (from5 + g4 * (from9 + g4 * (from13 + g4 * from17)));
  return TWO_OVER_ROOT_PI_MINUS_ONE + TWO_OVER_ROOT_PI * (g * sum);
}
