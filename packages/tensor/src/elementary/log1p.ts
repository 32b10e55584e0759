import { log } from './log.ts';
import { logarithmTail } from './logarithm-series.ts';

/**
 * log(1 + x) without cancellation near 0, with the same bits on every machine. −Infinity at −1, NaN below.
 *
 * Where 1 + x is rounded to u, log(1 + x) = log u + log(1 + c/u) with c = (1 + x) − u, which is c/u to working precision.
 * Largest error found: 1.3 ulp.
 *
 * Source: Tang 1990, doi:10.1145/98267.98294; Goldberg 1991, doi:10.1145/103162.103163, theorem 4, for the correction.
 */
export function log1p(x: number): number {
  // 1 + x lies between √½ and √2: the series takes x unrounded.
  if (x > -0.2928 && x < 0.4142) return x - logarithmTail(x);
  const u = 1 + x;
  if (!(u > 0) || u === Infinity) return log(u);
  const correction = x >= 1 ? 1 - (u - x) : x - (u - 1);
  return log(u) + correction / u;
}
