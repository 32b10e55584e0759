/** Keeps logarithms of probabilities finite; the value that Keras uses. A 32-bit float can still tell 1 − ε from 1. */
const probabilityEpsilon = 1e-7;

/** A probability kept inside [ε, 1 − ε]. */
export function clipProbability(p: number): number {
  return Math.min(1 - probabilityEpsilon, Math.max(probabilityEpsilon, p));
}

/** True where `clipProbability` holds its argument fast, so that its derivative is 0. */
export function isClipped(p: number): boolean {
  return p < probabilityEpsilon || p > 1 - probabilityEpsilon;
}

/** True where a point closer than `margin` is clipped differently. */
export function isNearClip(p: number, margin: number): boolean {
  return Math.abs(p - probabilityEpsilon) <= margin || Math.abs(p - (1 - probabilityEpsilon)) <= margin;
}
