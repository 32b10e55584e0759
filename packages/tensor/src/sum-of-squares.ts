import type { FloatArray } from '@vitrum/core';

/**
 * Σ values[i]² in 64 bits, summed in a fixed order that kernels follow to the last bit: four sums s₀ to s₃ of the numbers whose index has that
 * rest by 4, then (s₀ + s₁) + (s₂ + s₃).
 */
export function sumOfSquares(values: FloatArray): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const { length } = values;
  for (let i = 0; i < length; i += 4) {
    // Beyond the end stands a 0, which changes no sum.
    const [a, b, c, d] = [values[i] ?? 0, values[i + 1] ?? 0, values[i + 2] ?? 0, values[i + 3] ?? 0];
    s0 += a * a;
    s1 += b * b;
    s2 += c * c;
    s3 += d * d;
  }
  return s0 + s1 + (s2 + s3);
}
