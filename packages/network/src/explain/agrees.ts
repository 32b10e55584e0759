/** Rounding error of a layer that computes in 32 bits at any precision stays below this; a wrong factor or an extra term does not. */
const tolerance = 1e-6;

/** True if two figures differ by rounding alone, relative to the magnitude of their terms. */
export function agrees(one: number, other: number, size: number): boolean {
  if (!Number.isFinite(one) || !Number.isFinite(other)) return !Number.isFinite(one) && !Number.isFinite(other);
  return Math.abs(one - other) <= tolerance * Math.max(size, Number.MIN_VALUE);
}

/** Σ|x|. */
export const sizeOfTerms = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + Math.abs(term), 0);

export const sumOf = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + term, 0);
