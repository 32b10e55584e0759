import { curveSvg } from '@vitrum/plots/svg';
import { describe, expect, test } from 'vitest';
import { reciprocal, square, withoutDerivative, wrongSquare } from './support/curves.ts';

const lineCount = (svg: string): number => [...svg.matchAll(/<path aria-label="[^"]*"[^>]*stroke="#[^"]*"/g)].length;
const dashed = 'stroke-dasharray="6,4"';

describe('the SVG of a curve', () => {
  test('the same curve gives the same bytes, also after another', async () => {
    const first = await curveSvg(square);
    await curveSvg(wrongSquare);
    expect(await curveSvg(square)).toBe(first);
  });

  test('is of one size, on paper of its own, and has no identifiers that could meet others on a page', async () => {
    for (const curve of [square, wrongSquare, withoutDerivative]) {
      const svg = await curveSvg(curve);
      expect(svg).toMatch(/^<svg [^>]*width="560" height="380"/);
      expect(svg).toContain('<rect width="560" height="380" fill="#ffffff"/>');
      expect(svg).not.toMatch(/ id="/);
    }
  });

  test.each([
    ['a right derivative', square, false],
    ['a wrong one', wrongSquare, true],
    ['none', withoutDerivative, true],
  ])('%s: central differences are dashed where they are drawn', async (_, curve, isDashed) => {
    const svg = await curveSvg(curve);
    expect(svg.includes(dashed)).toBe(isDashed);
    expect(svg).toContain(`>${curve.title}<`);
    expect(svg).toContain('>φ(z)<');
  });

  test('has a line for the function and one for its derivative', async () => {
    expect(lineCount(await curveSvg(wrongSquare)) - lineCount(await curveSvg(square))).toBe(1);
  });

  test('has no text that is not a number', async () => {
    expect(await curveSvg(reciprocal)).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('has no line that leaves the picture', async () => {
    const paths = [...(await curveSvg(reciprocal)).matchAll(/<path aria-label="[^"]*"[^>]* d="([^"]*)"/g)].map(([, path = '']) => path);
    const heights = paths.flatMap((path) => [...path.matchAll(/[ML][^,]*,(-?[\d.]+)/g)].map(([, height]) => Number(height)));
    expect(heights.length).toBeGreaterThan(100);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...heights)).toBeLessThanOrEqual(380);
  });
});
