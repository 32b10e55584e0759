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

/** `exponentialWide` of two numbers at once. */
export function exponentialsWide(x: v128): v128 {
  if (!i64x2.all_true(v128.and(f64x2.le(x, f64x2.splat(maxInput)), f64x2.ge(x, f64x2.splat(minInput))))) {
    return f64x2.replace_lane(f64x2.splat(exponentialWide(f64x2.extract_lane(x, 0))), 1, exponentialWide(f64x2.extract_lane(x, 1)));
  }
  const k = f64x2.floor(f64x2.add(f64x2.mul(x, f64x2.splat(inverseLn2)), f64x2.splat(0.5)));
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(ln2High)));
  const low = f64x2.mul(k, f64x2.splat(ln2Low));
  const whole = i32x4.trunc_sat_f64x2_s_zero(k), half = i32x4.shr_s(whole, 1);
  const sum = f64x2.add(f64x2.splat(1), f64x2.sub(high, f64x2.sub(low, tails(f64x2.sub(high, low)))));
  return f64x2.mul(f64x2.mul(sum, powersOfTwo(half)), powersOfTwo(i32x4.sub(whole, half)));
}

// @ts-ignore: decorator
@inline
function tails(r: v128): v128 {
  const r2 = f64x2.mul(r, r), r4 = f64x2.mul(r2, r2);
  const from2 = quadruple(r, r2, 1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0);
  const from6 = quadruple(r, r2, 1.0 / 720.0, 1.0 / 5040.0, 1.0 / 40320.0, 1.0 / 362880.0);
  const from10 = quadruple(r, r2, 1.0 / 3628800.0, 1.0 / 39916800.0, 1.0 / 479001600.0, 1.0 / 6227020800.0);
  return f64x2.mul(r2, f64x2.add(from2, f64x2.mul(r4, f64x2.add(from6, f64x2.mul(r4, from10)))));
}

/** a + b·r + r²·(c + d·r) */
// @ts-ignore: decorator
@inline
function quadruple(r: v128, r2: v128, a: f64, b: f64, c: f64, d: f64): v128 {
  const first = f64x2.add(f64x2.splat(a), f64x2.mul(r, f64x2.splat(b)));
  return f64x2.add(first, f64x2.mul(r2, f64x2.add(f64x2.splat(c), f64x2.mul(r, f64x2.splat(d)))));
}

// @ts-ignore: decorator
@inline
function powersOfTwo(k: v128): v128 {
  return i64x2.shl(i64x2.add(i64x2.extend_low_i32x4_s(k), i64x2.splat(1023)), 52);
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
