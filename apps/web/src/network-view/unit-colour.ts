import { divergingColour, toCss, type DivergingScale } from '../colour/diverging.ts';

/** Activations of this size and more have the scale's full colour, unless the layer has larger ones. */
const usualLimit = 1;

/** Largest magnitude of the scale for the activations of a layer. */
export function activationLimit(activations: Float32Array): number {
  let limit = usualLimit;
  for (const a of activations) if (Number.isFinite(a)) limit = Math.max(limit, Math.abs(a));
  return limit;
}

/** The colour of an activation; a number that is none has the style sheet's colour for what is to be looked at, and what is not known has none. */
export function unitColour(a: number | undefined, limit: number, scale: DivergingScale): string {
  if (a === undefined) return '';
  return Number.isFinite(a) ? toCss(divergingColour(a, limit, scale)) : 'var(--lit)';
}
