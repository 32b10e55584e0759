const view = new DataView(new ArrayBuffer(4));

/** The 32-bit float that has these bits. */
export function floatFromBits(bits: number): number {
  view.setUint32(0, bits);
  return view.getFloat32(0);
}

/** How far the 32-bit float `actual` lies from the real number `exact`, in units of the last place of `exact`. */
export function ulpsFrom(exact: number, actual: number): number {
  if (actual === exact) return 0;
  const exponent = Math.max(-126, Math.floor(Math.log2(Math.abs(exact))));
  return Math.abs(actual - exact) / 2 ** (exponent - 23);
}
