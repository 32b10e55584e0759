import type { RandomGenerator } from '@vitrum/core';

/** Red, green and blue, 0 to 255. */
export type Color = readonly [number, number, number];

/** A random choice, all equally likely. */
export function pick<T>(random: RandomGenerator, choices: readonly T[]): T {
  const choice = choices[random.integer(choices.length)];
  if (choice === undefined) throw new RangeError('There is nothing to pick from.');
  return choice;
}

/** A color, darker for a factor below 1 and lighter above it. */
export function shade([red, green, blue]: Color, factor: number): Color {
  const shaded = (channel: number): number => Math.min(255, Math.round(channel * factor));
  return [shaded(red), shaded(green), shaded(blue)];
}

/** A color in SVG notation. */
export function svgColor(color: Color): string {
  return `rgb(${color.join(',')})`;
}
