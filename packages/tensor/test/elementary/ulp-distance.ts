const view = new DataView(new ArrayBuffer(8));

/** The 64-bit float that has these bits. */
export function floatFromBits(bits: bigint): number {
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** Numbers the 64-bit floats in ascending order; both zeros are 0. */
function ordinal(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits;
}

/** How many 64-bit floats lie from `a` to `b`: 0 when equal, 1 when neighbors. NaN when one of them is NaN. */
export function ulpDistance(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
  const difference = ordinal(a) - ordinal(b);
  return Number(difference < 0n ? -difference : difference);
}

/** The 64-bit float that comes `steps` after x. */
export function nextFloat(x: number, steps: number): number {
  const target = ordinal(x) + BigInt(steps);
  return target < 0n ? -floatFromBits(-target) : floatFromBits(target);
}
