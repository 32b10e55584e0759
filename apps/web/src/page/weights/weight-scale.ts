/** The largest finite magnitude in some lists of numbers. */
export function maxMagnitude(...lists: readonly (Float32Array | undefined)[]): number {
  let largest = 0;
  for (const list of lists) {
    for (const value of list ?? []) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  return largest;
}

/** Share of the weights within the scale of their pictures: a few large ones would leave the others pale. */
const withinScale = 0.995;
/** So many of them tell what is usual. */
const maxLooked = 20_000;

/** The magnitude that 99.5 % of the finite numbers of some lists do not exceed. */
export function usualMagnitude(...lists: readonly Float32Array[]): number {
  const step = Math.ceil(lists.reduce((sum, { length }) => sum + length, 0) / maxLooked);
  const magnitudes: number[] = [];
  for (const list of lists) {
    for (let index = 0; index < list.length; index += step) {
      const size = Math.abs(list[index] ?? 0);
      if (Number.isFinite(size)) magnitudes.push(size);
    }
  }
  return Float32Array.from(magnitudes).sort()[Math.ceil(withinScale * magnitudes.length) - 1] ?? 0;
}

/** A limit for a scale: `largest` rounded up to two digits, so that it is stable under small changes. */
export function roundedLimit(largest: number): number {
  if (!(largest > 0) || !Number.isFinite(largest)) return 1;
  const unit = 10 ** (Math.floor(Math.log10(largest)) - 1);
  return Number((Math.ceil(largest / unit - 1e-9) * unit).toPrecision(2));
}

/** A limit as text: +0.35, with as many digits as it has. */
export const formatLimit = (limit: number, sign: '+' | '−'): string => `${sign}${Number(limit.toPrecision(2))}`;
