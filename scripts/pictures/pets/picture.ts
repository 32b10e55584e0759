import type { RandomGenerator } from '@vitrum/core';
import { catHead } from './cat-head.ts';
import { dogHead } from './dog-head.ts';
import type { HeadColors } from './head-colors.ts';
import { pick, shade, svgColor, type Color } from './colors.ts';

/** The two classes. */
export const animals = ['cat', 'dog'] as const;

/** One of the two classes. */
export type Animal = (typeof animals)[number];

/** Fur colors of both animals, so that color does not reveal the class. */
const furs: readonly Color[] = [
  [222, 160, 84], [196, 120, 60], [150, 100, 64], [176, 168, 160], [235, 215, 180], [206, 140, 104], [160, 140, 120], [226, 200, 150],
];
const eyes: readonly Color[] = [[92, 140, 70], [70, 110, 160], [110, 70, 40], [150, 120, 30]];
const backgrounds: readonly Color[] = [
  [206, 232, 250], [214, 240, 208], [250, 238, 200], [246, 220, 228], [232, 226, 246], [240, 240, 236], [190, 220, 226], [236, 228, 214],
];

/** The minimum and maximum width and height. */
const sizes = { width: { min: 40, max: 200 }, height: { min: 30, max: 160 } } as const;

/** A picture of an animal's head as SVG, of random size, place, tilt, colors and background. */
export function drawPicture(animal: Animal, random: RandomGenerator): string {
  const width = wholeNumber(random, sizes.width);
  const height = wholeNumber(random, sizes.height);
  const scale = (Math.min(width, height) / 100) * random.uniform(0.85, 1.05);
  const [x, y] = [width / 2 + random.uniform(-0.06, 0.06) * width, height / 2 + random.uniform(-0.05, 0.05) * height];
  const fur = pick(random, furs);
  const colors: HeadColors = {
    fur: svgColor(fur), dark: svgColor(shade(fur, 0.62)), light: svgColor(shade(fur, 1.35)), eyes: svgColor(pick(random, eyes)),
  };
  const head = animal === 'cat' ? catHead(colors, random) : dogHead(colors, random);
  const place = `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${random.uniform(-10, 10).toFixed(1)}) scale(${scale.toFixed(3)})`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    drawBackground(width, height, random),
    `<g transform="${place}" stroke-linecap="round">${head}</g>`,
    '</svg>',
  ].join('');
}

/** A single color, in half of the pictures with a meadow or a sun. */
function drawBackground(width: number, height: number, random: RandomGenerator): string {
  const ground = pick(random, backgrounds);
  const all = `<rect width="${width}" height="${height}" fill="${svgColor(ground)}"/>`;
  const chance = random.uniform();
  if (chance < 0.25) return `${all}<rect y="${height * 0.7}" width="${width}" height="${height * 0.3}" fill="rgb(150,196,120)"/>`;
  if (chance < 0.5) return `${all}<circle cx="${width * 0.9}" cy="${height * 0.12}" r="${height * 0.14}" fill="rgb(250,214,90)"/>`;
  return all;
}

function wholeNumber(random: RandomGenerator, { min, max }: { readonly min: number; readonly max: number }): number {
  return min + random.integer(max - min + 1);
}
