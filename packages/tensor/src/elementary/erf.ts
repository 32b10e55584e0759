import { erfSeries } from './erf-series.ts';
import { erfcTail } from './erfc-tail.ts';

/**
 * The error function erf(x) = 2/√π · ∫₀ˣ e^−t² dt, with the same bits on every machine.
 *
 * Its Maclaurin series for |x| ≤ 0.875, 1 − erfc(|x|) with the sign of x beyond. Largest error found: 1.6 ulp.
 */
export function erf(x: number): number {
  if (Math.abs(x) <= 0.875) return x + x * erfSeries(x * x);
  return x < 0 ? erfcTail(-x) - 1 : 1 - erfcTail(x);
}
