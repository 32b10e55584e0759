import { unitOf } from './fold-program.ts';
import type { QuantizedLinearStep, QuantizedValue } from './quantized-program.ts';

/**
 * The greatest size that a sum of a step can reach on its way, whatever the inputs are: max over units of |b| + r·Σ|w|, where r is the
 * largest distance of an integer of 8 bits from the zero point. From 2³¹ on, 32 bits overflow: with all weights at 127, above 66,000 of them.
 *
 * @param input - What the integers that it reads stand for.
 */
export function greatestSum({ step, weights, biases }: QuantizedLinearStep, { zeroPoint }: QuantizedValue): number {
  const reach = Math.max(127 - zeroPoint, zeroPoint + 128);
  const sums = Float64Array.from(biases, Math.abs);
  for (const [i, weight] of weights.entries()) {
    const unit = unitOf(step, i);
    sums[unit] = (sums[unit] ?? 0) + reach * Math.abs(weight);
  }
  return sums.reduce((greatest, sum) => Math.max(greatest, sum), 0);
}
