import { exponentialWide, exponentialsWide } from '../activation/exponential-wide';
import { logarithmWide } from './logarithm-wide';

// In 64 bits, with the bits of the plain functions of @vitrum/losses: the same operations in the same order.

/** Σ over the rows of Σᵢ tᵢ·(ln Σⱼ exp(zⱼ) − zᵢ). */
export function softmaxCrossEntropy(z: usize, targets: usize, rows: i32, columns: i32): f64 {
  const bytes = <usize>columns << 2;
  let total: f64 = 0;
  for (; rows > 0; rows--, z += bytes, targets += bytes) {
    const logNormalizer = logSumExp(z, bytes);
    let sum: f64 = 0;
    for (let j: usize = 0; j < bytes; j += 4) sum += <f64>load<f32>(targets + j) * (logNormalizer - <f64>load<f32>(z + j));
    total += sum;
  }
  return total;
}

// @ts-ignore: decorator
@inline
function logSumExp(z: usize, bytes: usize): f64 {
  let largest: f64 = -Infinity;
  for (let j: usize = 0; j < bytes; j += 4) largest = max<f64>(largest, <f64>load<f32>(z + j));
  let sum: f64 = 0;
  let j: usize = 0;
  for (const shift = f64x2.splat(largest); j + 8 <= bytes; j += 8) {
    const shares = exponentialsWide(f64x2.sub(f64x2.promote_low_f32x4(v128.load64_zero(z + j)), shift));
    sum += f64x2.extract_lane(shares, 0);
    sum += f64x2.extract_lane(shares, 1);
  }
  if (j < bytes) sum += exponentialWide(<f64>load<f32>(z + j) - largest);
  return largest + logarithmWide(sum);
}

/** dz = (a·Σⱼ tⱼ − t) of every row, then divided by the number of rows; rounded to 32 bits after either. */
export function softmaxCrossEntropyBack(a: usize, targets: usize, dz: usize, rows: i32, columns: i32): void {
  const bytes = <usize>columns << 2, count = <f64>rows;
  for (; rows > 0; rows--, a += bytes, targets += bytes, dz += bytes) {
    let total: f64 = 0;
    for (let j: usize = 0; j < bytes; j += 4) total += <f64>load<f32>(targets + j);
    for (let j: usize = 0; j < bytes; j += 4) {
      const gradient = <f32>(<f64>load<f32>(a + j) * total - <f64>load<f32>(targets + j));
      store<f32>(dz + j, <f32>(<f64>gradient / count));
    }
  }
}
