import { lineChartSvg } from '@vitrum/plots/svg';
import { expect, test } from 'vitest';

test('a chart is an SVG with its titles, its series and its own paper', async () => {
  const svg = await lineChartSvg({
    name: 'growth',
    title: 'Seconds by width',
    description: 'Seconds against width.',
    x: { title: 'units', isLogarithmic: true },
    y: { title: 'seconds' },
    series: [
      { name: 'wasm', points: [[8, 1], [64, 3]] },
      { name: 'reference', points: [[8, 2], [64, 9]] },
    ],
  });
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  for (const text of ['Seconds by width', 'units', 'seconds', 'wasm', 'reference']) expect(svg).toContain(text);
  expect(svg).toMatch(/<rect [^>]*fill="#ffffff"/);
  expect(svg.match(/class="mark-line[^"]*"/g)?.length).toBeGreaterThanOrEqual(1);
});
