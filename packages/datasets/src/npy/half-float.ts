/** 2⁻²⁴, the smallest half-precision number above 0. */
const minSubnormal = 1 / 0x100_0000;

/**
 * Decodes a half-precision float: sign, 5 bits of exponent, 10 of fraction.
 *
 * Source: IEEE 754-2019, binary16, §3.6.
 */
export function fromHalf(bits: number): number {
  const sign = bits >= 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * minSubnormal;
  return sign * (0x400 + fraction) * minSubnormal * (1 << (exponent - 1));
}
