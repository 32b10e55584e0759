/**
 * sin(r + low) for |r| ≤ π/4 and a low that is lost next to r: r − r³/3! + r⁵/5! − … + r¹⁷/17!, and the first term of low.
 * The first term left out is below 2·10⁻¹⁹ of the sum.
 *
 * Source: DLMF 4.19.1; Estrin 1960, doi:10.1145/1460361.1460365, for the grouping.
 */
export function sineNearZero(r: number, low: number): number {
  const z = r * r;
  const z2 = z * z;
  const from3 = -1 / 6 + z * (1 / 120) + z2 * (-1 / 5_040 + z * (1 / 362_880));
  const from11 = -1 / 39_916_800 + z * (1 / 6_227_020_800) + z2 * (-1 / 1_307_674_368_000 + z * (1 / 355_687_428_096_000));
  return r + (r * z * (from3 + z2 * z2 * from11) + low * (1 - 0.5 * z));
}

/**
 * cos(r + low) for |r| ≤ π/4 and a low that is lost next to r: 1 − r²/2! + r⁴/4! − … + r¹⁸/18!, and the first term of low.
 * The sum 1 − r²/2 is rounded, and what that lost is added again.
 *
 * Source: DLMF 4.19.2; fdlibm's __cos for the compensated sum (Sun Microsystems 1993).
 */
export function cosineNearZero(r: number, low: number): number {
  const z = r * r;
  const z2 = z * z;
  const from4 = 1 / 24 - z * (1 / 720) + z2 * (1 / 40_320 - z * (1 / 3_628_800));
  const from12 = 1 / 479_001_600 - z * (1 / 87_178_291_200) + z2 * (1 / 20_922_789_888_000 - z * (1 / 6_402_373_705_728_000));
  const half = 0.5 * z;
  const sum = 1 - half;
  return sum + (1 - sum - half + (z2 * (from4 + z2 * z2 * from12) - r * low));
}
