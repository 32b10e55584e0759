import type { PointPlot } from '@vitrum/plots/internal';
import { pointPlotSvg } from '@vitrum/plots/svg';
import { expect, test } from 'vitest';

const plot: PointPlot = {
  points: [{ x: 0, y: 0, series: 0 }, { x: 1, y: 2, series: 1 }, { x: 2, y: 1, series: 1 }],
  xName: 'width',
  yName: 'height <cm>',
  series: ['one', 'one'],
};

test('every point is drawn in the color of its series, and classes of one name stay two', async () => {
  const svg = await pointPlotSvg(plot, ['rgb(0,158,255)', 'rgb(230,120,0)']);
  const symbols = [...svg.matchAll(/aria-roledescription="point"[^>]*fill="(rgb\([^"]*\))"/g)].map(([, fill]) => fill);
  expect(symbols).toEqual(['rgb(0,158,255)', 'rgb(230,120,0)', 'rgb(230,120,0)']);
  expect([...svg.matchAll(/>one</g)]).toHaveLength(2);
  for (const text of ['>width<', '>height &lt;cm&gt;<']) expect(svg).toContain(text);
});

test('a plot of one point has axes', async () => {
  const svg = await pointPlotSvg({ ...plot, points: plot.points.slice(1, 2) }, ['red', 'blue']);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});
