/** The largest finite magnitude in some lists of numbers. */
export function maxMagnitude(...lists: readonly (Float32Array | undefined)[]): number {
  let largest = 0;
  for (const list of lists) {
    for (const value of list ?? []) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  return largest;
}

/** A limit for a scale: `largest` rounded up to two digits, so that it is stable under small changes. */
export function roundedLimit(largest: number): number {
  if (!(largest > 0) || !Number.isFinite(largest)) return 1;
  const unit = 10 ** (Math.floor(Math.log10(largest)) - 1);
  return Number((Math.ceil(largest / unit - 1e-9) * unit).toPrecision(2));
}

/** A limit as text: +0.35, with as many digits as it has. */
export const formatLimit = (limit: number, sign: '+' | '−'): string => `${sign}${Number(limit.toPrecision(2))}`;
