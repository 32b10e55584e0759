/** The first 42 bits of ln 2, and the rest. */
const ln2High: f64 = 0.6931471805598903;
const ln2Low: f64 = 5.497923018708371e-14;
/** The upper 32 bits of √½. */
const sqrtHalfBits: i32 = 0x3fe6a09e;

/** ln x in 64 bits for a normal x, with the bits of `log` in @vitrum/tensor: the same operations in the same order. NaN stays. */
export function logarithmWide(x: f64): f64 {
  if (!(x > 0)) return NaN;
  const exponent = (<i32>(reinterpret<i64>(x) >> 32) - sqrtHalfBits) >> 20;
  const f = x * reinterpret<f64>(<u64>(1023 - exponent) << 52) - 1;
  const k = <f64>exponent;
  return k * ln2High + (f - (tail(f) - k * ln2Low));
}

/** f − log(1 + f), for 1 + f from √½ to √2. */
// @ts-ignore: decorator
@inline
function tail(f: f64): f64 {
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const from1 = 2.0 / 3.0 + z * (2.0 / 5.0) + z2 * (2.0 / 7.0 + z * (2.0 / 9.0));
  const from5 = 2.0 / 11.0 + z * (2.0 / 13.0) + z2 * (2.0 / 15.0 + z * (2.0 / 17.0));
  const from9 = 2.0 / 19.0 + z * (2.0 / 21.0);
  return s * (f - z * (from1 + z4 * (from5 + z4 * from9)));
}
