import type { Curve } from '@vitrum/plots';
import { plotCurve, type PlotPaint, type PlotStyle } from '@vitrum/plots/text';
import { describe, expect, test } from 'vitest';
import { curveOf, reciprocal, relu, square, withoutDerivative, wrongSquare } from './support/curves.ts';

const asItIs = (text: string): string => text;
const plain: PlotPaint = { dim: asItIs, cyan: asItIs, yellow: asItIs, magenta: asItIs };
const plotted = (curve: Curve, style: Partial<PlotStyle> = {}): readonly string[] => plotCurve(curve, { columns: 80, isUnicode: true, paint: plain, ...style });
const legendOf = (lines: readonly string[]): string => (lines.at(-1) ?? '').trim();
/** The row of a label of the axis. */
const rowOf = (lines: readonly string[], label: string): number => lines.findIndex((line) => line.trimStart().startsWith(`${label}┤`));
/** What is drawn in a row, right of the axis. */
const drawnIn = (lines: readonly string[], label: string): string => /┤(.*)$/u.exec(lines[rowOf(lines, label)] ?? '')?.[1] ?? '';

describe('the plot of a curve', () => {
  test('puts marks where the function is', () => {
    const lines = plotted(curveOf((x) => x, () => NaN));
    // From −4 to 4 in both directions: the first mark on the left at the bottom, the last on the right at the top.
    expect(drawnIn(lines, '−4')).toMatch(/^●+$/);
    expect(drawnIn(lines, '4').trimStart()).toMatch(/^●+$/);
    expect(drawnIn(lines, '4').length).toBeGreaterThan(70);
    // Zero is in the middle, on the dotted line.
    const zero = drawnIn(lines, '0');
    expect(zero).toMatch(/^┄+●+┄+$/);
    expect(Math.abs(zero.indexOf('●') + zero.lastIndexOf('●') - (zero.length - 1))).toBeLessThanOrEqual(1);
  });

  test('has ticks at even distances, the axis of zero among them', () => {
    const lines = plotted(square);
    const rows = ['15', '10', '5', '0', '−5', '−10'].map((label) => rowOf(lines, label));
    const distances = new Set(rows.slice(1).map((row, index) => row - (rows[index] ?? 0)));
    expect(rows.every((row) => row >= 0)).toBe(true);
    expect(distances.size).toBe(1);
  });

  test.each([
    ['a derivative that is right', square, '● φ(z)   · φ′(z)'],
    ['a derivative that is wrong in a part', wrongSquare, '● φ(z)   · φ′(z)   × central differences, where they differ'],
    ['no derivative', withoutDerivative, '● φ(z)   × φ′(z) by central differences'],
    ['a kink', relu, '● φ(z)   · φ′(z)'],
  ])('%s: the legend names what is drawn', (_, curve, legend) => {
    const lines = plotted(curve);
    expect(legendOf(lines)).toBe(legend);
    expect(lines.slice(0, -1).join('').includes('×')).toBe(legend.includes('×'));
  });

  test('central differences are drawn only where they differ: right of x = 1', () => {
    const lines = plotted(wrongSquare).filter((line) => line.includes('×')).slice(0, -1);
    const first = Math.min(...lines.map((line) => line.indexOf('×')));
    expect(lines.length).toBeGreaterThan(0);
    expect(first).toBeGreaterThan(40); // of 73 characters for −4 to 4, x = 1 is behind the 45th
  });

  test.each([40, 60, 80, 200])('fits into %d columns', (columns) => {
    for (const curve of [square, wrongSquare, relu]) {
      const widths = plotted(curve, { columns }).slice(0, -1).map((line) => line.length);
      expect(Math.max(...widths)).toBeLessThanOrEqual(Math.min(columns, 82));
    }
  });

  test('needs no more than ASCII beside the names of what is drawn', () => {
    for (const line of plotted(wrongSquare, { isUnicode: false })) expect(line.replaceAll(/[φ′]/g, '')).toMatch(/^[ -~]*$/);
  });

  test('with colors it is the same text, and every mark is colored', () => {
    const bracket = (text: string): string => `<${text}>`;
    const paint: PlotPaint = { dim: bracket, cyan: bracket, yellow: bracket, magenta: bracket };
    for (const isUnicode of [true, false]) {
      const colored = plotted(wrongSquare, { isUnicode, paint });
      expect(colored.join('\n').replaceAll(/[<>]/g, '')).toBe(plotted(wrongSquare, { isUnicode }).join('\n').replaceAll('>', ''));
      const bare = colored.slice(0, -1).join('\n').replaceAll(/<[^<>]*>/g, '');
      expect(bare).not.toMatch(isUnicode ? /[●·×┄]/ : /[*x]/);
    }
  });

  test.each([
    ['no value is finite', curveOf(() => NaN, () => Infinity)],
    ['no points', { ...square, points: [] }],
    ['one point', { ...square, points: square.points.slice(0, 1) }],
  ])('says so where there is nothing to draw: %s', (_, curve) => {
    expect(plotted(curve)).toEqual(['There is nothing to draw: no value is finite.']);
  });

  test('a function that is zero everywhere lies on the axis', () => {
    expect(drawnIn(plotted(curveOf(() => 0, () => 0)), '0')).toMatch(/^●+$/);
  });

  test('the few values beside a pole are left out, so that the others can be seen', () => {
    const labels = plotted(reciprocal).map((line) => /^ *(−?\d+)┤/.exec(line)?.[1]).filter((label) => label !== undefined);
    const numbers = labels.map((label) => Number(label.replace('−', '-')));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(-20);
    expect(Math.max(...numbers)).toBeGreaterThanOrEqual(8); // 1 / x is 8 beside the pole, which is not far away
  });

  test.each([
    ['a pole', reciprocal],
    ['an overflow', curveOf((x) => Math.exp(300 * x), (x) => 300 * Math.exp(300 * x))],
    ['the greatest numbers', curveOf((x) => x * 1e99, () => 1e99)],
    ['the smallest numbers', curveOf((x) => x * 5e-324, () => 5e-324)],
  ])('%s does not hide the rest', (_, curve) => {
    const lines = plotted(curve);
    expect(lines.join('\n')).toContain('●');
    expect(lines.length).toBeLessThan(30);
  });
});
