import type { DivergingScale, Rgb } from '../color/diverging.ts';

/** Hues of classes that people with any color vision tell apart (Okabe & Ito 2008, https://jfly.uni-koeln.de/color/). */
export const classColors: readonly Rgb[] = [
  [230, 159, 0], [0, 114, 178], [0, 158, 115], [204, 121, 167], [86, 180, 233], [213, 94, 0], [240, 228, 66], [120, 120, 120],
  [118, 42, 131], [140, 81, 10],
];

/** Of two classes, the page's scale: the second is its positive end. */
export function colorOfClass(label: number, classes: number, { negative, positive }: DivergingScale): Rgb {
  if (classes <= 2) return label === 0 ? negative : positive;
  return classColors[label % classColors.length] ?? negative;
}

/** A color, as far from the background as the answer is sure of it. */
export function tinted(color: Rgb, share: number, { zero }: DivergingScale): Rgb {
  const amount = Math.max(0, Math.min(1, share));
  const mix = (place: 0 | 1 | 2): number => Math.round(zero[place] + (color[place] - zero[place]) * amount);
  return [mix(0), mix(1), mix(2)];
}
