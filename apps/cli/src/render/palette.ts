/** Red, green and blue, each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Maps numbers to colors or characters. */
export interface Palette {
  readonly color: (value: number) => Rgb;
  /** Characters from little to much ink, for output without colors: blocks if possible, otherwise ASCII. */
  readonly glyph: (value: number, isUnicode: boolean) => string;
}

const shades = ' ░▒▓█';
const ink = ' .:-=+*#%@';

/** Gray, from 0 black to 1 white: pictures. */
export const gray: Palette = {
  color: (value) => mix([0, 0, 0], [255, 255, 255], clamp(value, 0, 1)),
  glyph: (value, isUnicode) => pick(isUnicode ? shades : ink, clamp(value, 0, 1)),
};

const dark: Rgb = [18, 18, 22];
/** The two ends of {@link diverging}. */
export const negativeColor: Rgb = [64, 140, 255];
export const positiveColor: Rgb = [255, 150, 40];

/** Blue for −1, dark for 0, orange for 1: weights. Without colors, `=` and `-` are negative, `+` and `#` positive. */
export const diverging: Palette = {
  color: (value) => mix(dark, value < 0 ? negativeColor : positiveColor, Math.abs(clamp(value, -1, 1))),
  glyph: (value) => pick('=- +#', (clamp(value, -1, 1) + 1) / 2),
};

/** From dark for 0 to a color for 1. */
export const shadeOf = (color: Rgb, value: number): Rgb => mix(dark, color, clamp(value, 0, 1));

/** Colors for correct and wrong. */
export const rightColor: Rgb = [38, 130, 84];
export const wrongColor: Rgb = [214, 84, 44];

/** The background of plots in a terminal. */
export const plotBackground: Rgb = dark;

/** Colors that are distinguishable on dark and light backgrounds, also with most color vision deficiencies. */
const seriesColors: readonly Rgb[] = [
  [0, 158, 255], [230, 120, 0], [0, 190, 130], [240, 228, 66], [204, 121, 167], [86, 180, 233], [213, 60, 0], [150, 120, 255], [200, 200, 200], [130, 130, 130],
];

/** The color of a class in a plot. */
export const seriesColor = (series: number): Rgb => seriesColors[series % seriesColors.length] ?? dark;

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (i: 0 | 1 | 2): number => Math.round(from[i] + (to[i] - from[i]) * share);
  return [at(0), at(1), at(2)];
}

function pick(signs: string, share: number): string {
  return signs[Math.round(share * (signs.length - 1))] ?? ' ';
}

function clamp(value: number, minimum: number, maximum: number): number {
  return Math.min(maximum, Math.max(minimum, value));
}
