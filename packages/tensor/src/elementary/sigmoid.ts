import { exp } from './exp.ts';

/**
 * The logistic function σ(x) = 1 / (1 + e^−x), with the same bits on every machine.
 *
 * Only e^−|x| ≤ 1 is ever computed, so nothing overflows and small values of σ keep their precision. Largest
 * error found: 2.5 ulp.
 */
export function sigmoid(x: number): number {
  const decay = exp(-Math.abs(x));
  return (x < 0 ? decay : 1) / (1 + decay);
}
