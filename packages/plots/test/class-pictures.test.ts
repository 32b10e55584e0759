import { confusionSvg, reliabilitySvg, shareCurvesSvg } from '@vitrum/plots/svg';
import { describe, expect, test } from 'vitest';

const about = { title: 'a title', description: 'what it shows' };
const isClean = (svg: string): void => {
  expect(svg).toMatch(/^<svg /);
  expect(svg).toContain('>a title<');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
};

describe('curves of shares', () => {
  const curves = { ...about, xName: 'across', yName: 'up', series: ['one', 'one'].map((name) => ({ name, points: [[0, 0], [0.5, 1], [1, 1]] as const })) };

  test('one for each series, also where two have the same name, and a diagonal where one is wanted', async () => {
    const svg = await shareCurvesSvg(curves);
    isClean(svg);
    expect([...svg.matchAll(/>one</g)]).toHaveLength(2);
    expect(svg).not.toContain('stroke-dasharray="4,4"');
    expect(await shareCurvesSvg({ ...curves, hasDiagonal: true })).toContain('stroke-dasharray="4,4"');
  });

  test.each([0, 7, 15])('%i of them are drawn', async (count) => {
    const series = Array.from({ length: count }, (_, i) => ({ name: `class ${i}`, points: [[0, 0], [1, i / 20]] as const }));
    isClean(await shareCurvesSvg({ ...curves, series }));
  });
});

test('a reliability diagram has a bar and a point for each bin with answers', async () => {
  const svg = await reliabilitySvg({ ...about, bins: [{ from: 0, to: 0.5, count: 0 }, { from: 0.5, to: 1, count: 3, confidence: 0.8, accuracy: 2 / 3 }] });
  isClean(svg);
  expect([...svg.matchAll(/aria-roledescription="point"/g)]).toHaveLength(1);
});

describe('a confusion matrix', () => {
  test('has a cell for each pair, with the counts that are not 0', async () => {
    const svg = await confusionSvg({ ...about, classes: ['cat', 'cat'], counts: [[17, 3], [0, 0]] });
    isClean(svg);
    for (const text of ['>17<', '>3<', '>predicted<', '>actual<']) expect(svg).toContain(text);
    expect(svg).not.toContain('>0<');
  });

  test('of many classes has no counts', async () => {
    const classes = Array.from({ length: 30 }, (_, i) => `c${i}`);
    const svg = await confusionSvg({ ...about, classes, counts: classes.map((_, i) => classes.map((__, j) => (i === j ? 777 : 0))) });
    isClean(svg);
    expect(svg).not.toContain('>777<');
  });
});
