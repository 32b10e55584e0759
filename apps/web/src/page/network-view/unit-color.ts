import { divergingColor, toCss, type DivergingScale } from '../color/diverging.ts';

/** Activations from this magnitude on have the scale's full color, unless the layer has larger ones. */
const usualLimit = 1;

/** Largest magnitude of the scale for the activations of a layer. */
export function activationLimit(activations: Float32Array): number {
  let limit = usualLimit;
  for (const a of activations) if (Number.isFinite(a)) limit = Math.max(limit, Math.abs(a));
  return limit;
}

/** The color of an activation; non-finite ones get the style sheet's highlight color, unknown ones none. */
export function unitColor(a: number | undefined, limit: number, scale: DivergingScale): string {
  if (a === undefined) return '';
  return Number.isFinite(a) ? toCss(divergingColor(a, limit, scale)) : 'var(--lit)';
}
