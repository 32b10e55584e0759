/**
 * e^r − 1 − r = r²/2! + r³/3! + … + r¹³/13!, for |r| ≤ 0.35.
 *
 * The first term left out, r¹⁴/14!, is below 5·10⁻¹⁸ there. Summed in groups of four terms (Estrin 1960,
 * doi:10.1145/1460361.1460365), which a processor can work on at the same time.
 *
 * Source: DLMF 4.2.19.
 */
export function exponentialTail(r: number): number {
  const r2 = r * r;
  const r4 = r2 * r2;
  const from2 = 1 / 2 + r * (1 / 6) + r2 * (1 / 24 + r * (1 / 120));
  const from6 = 1 / 720 + r * (1 / 5_040) + r2 * (1 / 40_320 + r * (1 / 362_880));
  const from10 = 1 / 3_628_800 + r * (1 / 39_916_800) + r2 * (1 / 479_001_600 + r * (1 / 6_227_020_800));
  return r2 * (from2 + r4 * (from6 + r4 * from10));
}
