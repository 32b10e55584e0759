import type { RandomGenerator } from '@vitrum/core';
import type { HeadColors } from './head-colors.ts';

/** A cat's head around 0, 0, about 80 wide and high: pointed ears, slit pupils, a small nose and whiskers. */
export function catHead({ fur, dark, eyes }: HeadColors, random: RandomGenerator): string {
  const tip = random.uniform(-46, -40);
  const whisker = random.uniform(38, 46);
  const ear = (side: number): string =>
    `<polygon points="${side * 36},-2 ${side * 34},${tip} ${side * 6},-24" fill="${fur}" stroke="${dark}" stroke-width="2"/>` +
    `<polygon points="${side * 30},-14 ${side * 30},${tip + 11} ${side * 14},-24" fill="rgb(240,170,170)"/>`;
  const eye = (side: number): string =>
    `<ellipse cx="${side * 15}" cy="-2" rx="7" ry="6" fill="${eyes}"/><ellipse cx="${side * 15}" cy="-2" rx="2" ry="6" fill="black"/>`;
  const whiskers = (side: number): string =>
    [-6, 0, 6].map((drop) => `<line x1="${side * 10}" y1="${15 + drop / 3}" x2="${side * whisker}" y2="${13 + drop * 1.6}"/>`).join('');
  return [
    ear(-1), ear(1),
    `<ellipse cx="0" cy="6" rx="37" ry="32" fill="${fur}" stroke="${dark}" stroke-width="2"/>`,
    [-8, 0, 8].map((x) => `<line x1="${x}" y1="-23" x2="${x * 0.8}" y2="-14" stroke="${dark}" stroke-width="3"/>`).join(''),
    eye(-1), eye(1),
    '<polygon points="-5,10 5,10 0,15" fill="rgb(230,110,120)"/>',
    '<path d="M 0 15 Q -1 22 -8 22 M 0 15 Q 1 22 8 22" fill="none" stroke="rgb(80,50,50)" stroke-width="1.6"/>',
    `<g stroke="rgb(70,60,60)" stroke-width="1.2">${whiskers(-1)}${whiskers(1)}</g>`,
  ].join('');
}
