import { exponentialWide, exponentialsWide } from './exponential-wide';

/** a = e^z / Σ e^z of every row, Bridle 1990, doi:10.1007/978-3-642-76153-9_28; in 64 bits, with the bits of the plain function. */
export function softmaxRows(z: usize, a: usize, rows: i32, columns: i32): void {
  const bytes = <usize>columns << 2;
  for (; rows > 0; rows--, z += bytes, a += bytes) {
    let largest: f64 = -Infinity;
    for (let j: usize = 0; j < bytes; j += 4) {
      const value = <f64>load<f32>(z + j);
      if (value > largest) largest = value;
    }
    let sum: f64 = 0;
    let j: usize = 0;
    for (const shift = f64x2.splat(largest); j + 8 <= bytes; j += 8) {
      const shares = exponentialsWide(f64x2.sub(f64x2.promote_low_f32x4(v128.load64_zero(z + j)), shift));
      v128.store_lane<i64>(a + j, f32x4.demote_f64x2_zero(shares), 0);
      sum += f64x2.extract_lane(shares, 0);
      sum += f64x2.extract_lane(shares, 1);
    }
    for (; j < bytes; j += 4) {
      const share = exponentialWide(<f64>load<f32>(z + j) - largest);
      store<f32>(a + j, <f32>share);
      sum += share;
    }
    for (let j: usize = 0; j < bytes; j += 4) store<f32>(a + j, <f32>(<f64>load<f32>(a + j) / sum));
  }
}
