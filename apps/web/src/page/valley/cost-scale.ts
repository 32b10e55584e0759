import type { Rgb } from '../color/diverging.ts';

/** Both ends of the scale of the cost. */
export interface CostScale {
  readonly low: Rgb;
  readonly high: Rgb;
}

/** One hue, from the background to full intensity, since a cost has no sign. */
export const costScales = {
  light: { low: [244, 240, 250], high: [84, 39, 143] },
  dark: { low: [33, 27, 46], high: [201, 176, 245] },
} as const satisfies Readonly<Record<'light' | 'dark', CostScale>>;

/** The color of a share, 0 for the lowest cost and 1 for the highest. */
export function costColor(share: number, { low, high }: CostScale): Rgb {
  const amount = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 1;
  const mix = (from: number, to: number): number => Math.round(from + (to - from) * amount);
  return [mix(low[0], high[0]), mix(low[1], high[1]), mix(low[2], high[2])];
}
