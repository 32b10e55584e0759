/** Rounding in 32 bits, of a layer that computes so whatever its precision, stays below this; a factor or a term too many does not. */
const tolerance = 1e-6;

/** True where two figures are the same but for rounding, compared with the size of what they are made from. */
export function agrees(one: number, other: number, size: number): boolean {
  if (!Number.isFinite(one) || !Number.isFinite(other)) return !Number.isFinite(one) && !Number.isFinite(other);
  return Math.abs(one - other) <= tolerance * Math.max(size, Number.MIN_VALUE);
}

/** Σ|x|. */
export const sizeOfTerms = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + Math.abs(term), 0);

export const sumOf = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + term, 0);
