import type { RandomGenerator } from '@vitrum/core';
import type { HeadColors } from './head-colors.ts';

/** A dog's head around 0, 0, about 80 wide and high: floppy ears, round eyes, a snout with a big nose, often a tongue. */
export function dogHead({ fur, dark, light }: HeadColors, random: RandomGenerator): string {
  const ear = { length: random.uniform(23, 28), tilt: random.uniform(8, 18) };
  const tongue = random.uniform() < 0.6 ? '<ellipse cx="0" cy="36" rx="6" ry="9" fill="rgb(235,110,125)"/>' : '';
  const earOn = (side: number): string =>
    `<ellipse cx="${side * 35}" cy="4" rx="12" ry="${ear.length}" fill="${dark}" transform="rotate(${-side * ear.tilt} ${side * 35} -12)"/>`;
  const eye = (side: number): string =>
    `<circle cx="${side * 13}" cy="-9" r="5.5" fill="white"/><circle cx="${side * 13}" cy="-8" r="4" fill="rgb(40,25,20)"/>`;
  return [
    `<ellipse cx="0" cy="0" rx="32" ry="37" fill="${fur}" stroke="${dark}" stroke-width="2"/>`,
    earOn(-1), earOn(1),
    eye(-1), eye(1),
    tongue,
    `<ellipse cx="0" cy="19" rx="20" ry="15" fill="${light}" stroke="${dark}" stroke-width="1.5"/>`,
    '<ellipse cx="0" cy="11" rx="9" ry="6.5" fill="rgb(30,25,25)"/>',
    '<path d="M 0 17 V 24 M -9 25 Q -4 30 0 24 Q 4 30 9 25" fill="none" stroke="rgb(60,40,40)" stroke-width="1.8"/>',
  ].join('');
}
