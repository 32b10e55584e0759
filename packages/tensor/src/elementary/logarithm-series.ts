/**
 * f − log(1 + f), for 1 + f from √½ to √2.
 *
 * log(1 + f) = 2·artanh(s) = 2s + s·R with s = f/(2 + f) and R = 2s²/3 + 2s⁴/5 + … + 2s²⁰/21. Because 2s = f − s·f, the
 * difference is s·(f − R): small beside f, so its own rounding error hardly counts. The first term left out of R is below
 * 2·10⁻¹⁸. Summed in groups of four terms (Estrin 1960, doi:10.1145/1460361.1460365).
 *
 * Source: DLMF 4.6.4.
 */
export function logarithmTail(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const from1 = 2 / 3 + z * (2 / 5) + z2 * (2 / 7 + z * (2 / 9));
  const from5 = 2 / 11 + z * (2 / 13) + z2 * (2 / 15 + z * (2 / 17));
  const from9 = 2 / 19 + z * (2 / 21);
  return s * (f - z * (from1 + z4 * (from5 + z4 * from9)));
}
