/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The ends and the middle of the diverging scale. */
export interface DivergingScale {
  readonly negative: Rgb;
  readonly zero: Rgb;
  readonly positive: Rgb;
}

/**
 * The page's scale for signed numbers: from one hue for negative over the surface's color to another for positive, the same
 * everywhere. The hues are the style sheet's --negative, --zero and --positive.
 */
export const divergingScales = {
  light: { negative: [178, 73, 18], zero: [255, 255, 255], positive: [21, 96, 168] },
  dark: { negative: [255, 158, 100], zero: [22, 27, 34], positive: [106, 182, 255] },
} as const satisfies Readonly<Record<'light' | 'dark', DivergingScale>>;

/** The color of `value`, whose largest magnitude is `limit`; beyond it the end of the scale. */
export function divergingColor(value: number, limit: number, { negative, zero, positive }: DivergingScale): Rgb {
  const share = limit > 0 ? Math.max(-1, Math.min(1, value / limit)) : 0;
  const end = share < 0 ? negative : positive;
  const amount = Math.abs(share);
  return [mix(zero[0], end[0], amount), mix(zero[1], end[1], amount), mix(zero[2], end[2], amount)];
}

/** As CSS text. */
export const toCss = ([red, green, blue]: Rgb): string => `rgb(${red} ${green} ${blue})`;

const mix = (from: number, to: number, amount: number): number => Math.round(from + (to - from) * amount);
