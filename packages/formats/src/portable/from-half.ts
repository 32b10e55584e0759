/** The number of the bits of IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
export function fromHalf(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction / 0x1000000 : ((1024 + fraction) * powerOfTwo(exponent)) / 0x2000000);
}

/** 2ᵉ for 0 < e < 31 */
const powerOfTwo = (exponent: number): number => (1 << exponent) >>> 0;
