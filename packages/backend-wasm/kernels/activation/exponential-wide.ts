/** The largest number whose exponential is finite, and the smallest whose exponential is not rounded to 0. */
const maxInput: f64 = 709.782712893384;
const minInput: f64 = -745.1332191019411;
const inverseLn2: f64 = 1.4426950408889634;
/** The first 42 bits of ln 2, and the rest. */
const ln2High: f64 = 0.6931471805598903;
const ln2Low: f64 = 5.497923018708371e-14;

/** e^x in 64 bits, with the bits of `exp` in @vitrum/tensor: the same operations in the same order. */
export function exponentialWide(x: f64): f64 {
  if (!(x <= maxInput)) return x > maxInput ? Infinity : x;
  if (x < minInput) return 0;
  const k = floor(x * inverseLn2 + 0.5);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const whole = <i32>k, half = whole >> 1;
  return (1 + (high - (low - tail(high - low)))) * powerOfTwo(half) * powerOfTwo(whole - half);
}

/** e^r − 1 − r for |r| ≤ 0.35. */
// @ts-ignore: decorator
@inline
function tail(r: f64): f64 {
  const r2 = r * r;
  const r4 = r2 * r2;
  const from2 = 1.0 / 2.0 + r * (1.0 / 6.0) + r2 * (1.0 / 24.0 + r * (1.0 / 120.0));
  const from6 = 1.0 / 720.0 + r * (1.0 / 5040.0) + r2 * (1.0 / 40320.0 + r * (1.0 / 362880.0));
  const from10 = 1.0 / 3628800.0 + r * (1.0 / 39916800.0) + r2 * (1.0 / 479001600.0 + r * (1.0 / 6227020800.0));
  return r2 * (from2 + r4 * (from6 + r4 * from10));
}

/** 2ᵏ for k from −1022 to 1023, by its bits. */
// @ts-ignore: decorator
@inline
function powerOfTwo(k: i32): f64 {
  return reinterpret<f64>(<u64>(k + 1023) << 52);
}
