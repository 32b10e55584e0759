import type { TopLevelSpec } from 'vega-lite';
import type { Curve } from '../report.ts';
import { drawingOf, type LineKind } from './curve-lines.ts';

// Readable on a light and on a dark page: the drawing brings its own paper. The colours are Okabe and Ito's, which people who
// see few colours can tell apart as well.
const paper = '#ffffff';
const ink = '#24292f';
const grid = '#e4e8ec';
const zeroLine = '#8c959f';
const looks: Readonly<Record<LineKind, { readonly color: string; readonly dash: number[] }>> = {
  value: { color: '#0072b2', dash: [1, 0] },
  derivative: { color: '#d55e00', dash: [1, 0] },
  numerical: { color: '#009e73', dash: [6, 4] },
};

/**
 * A function with its derivative as SVG, and the central differences, dashed, where they differ visibly from it. The same
 * curve gives the same text.
 */
export async function curveSvg(curve: Curve): Promise<string> {
  // Loaded here: whoever only reads reports does not wait for them.
  const [{ parse, View }, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  const view = new View(parse(compile(specification(curve)).spec), { renderer: 'none' });
  try {
    return `${await view.toSVG()}\n`;
  } finally {
    view.finalize();
  }
}

function specification(curve: Curve): TopLevelSpec {
  const { lines, bottom, top } = drawingOf(curve);
  const series = lines.toSorted((a, b) => Number(b.kind === 'value') - Number(a.kind === 'value'));
  const labels = series.map(({ label }) => label);
  const xs = curve.points.map(({ x }) => x);
  const domain = [Math.min(...xs), Math.max(...xs)];
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: curve.title,
    description: `${curve.title}: the function and its derivative`,
    width: 560,
    height: 380,
    autosize: { type: 'fit', contains: 'padding' },
    padding: 16,
    background: paper,
    layer: [
      { data: { values: [{ y: 0 }] }, mark: { type: 'rule', color: zeroLine }, encoding: { y: { field: 'y', type: 'quantitative' } } },
      {
        data: { values: lines.flatMap(({ label, points }) => points.map(([x, y]) => ({ line: label, x, y: y >= bottom && y <= top ? y : null }))) },
        mark: { type: 'line', strokeWidth: 2 },
        encoding: {
          x: { field: 'x', type: 'quantitative', title: curve.variable, scale: { domain, nice: false } },
          y: { field: 'y', type: 'quantitative', title: null, scale: { domain: [bottom, top], nice: true } },
          color: { field: 'line', type: 'nominal', title: null, scale: { domain: labels, range: series.map(({ kind }) => looks[kind].color) } },
          strokeDash: { field: 'line', type: 'nominal', title: null, scale: { domain: labels, range: series.map(({ kind }) => looks[kind].dash) } },
        },
      },
    ],
    config: {
      font: 'system-ui, sans-serif',
      axis: { labelColor: ink, titleColor: ink, gridColor: grid, domainColor: ink, tickColor: ink, labelFontSize: 11, titleFontSize: 13 },
      legend: { labelColor: ink, orient: 'bottom', direction: 'horizontal', columns: 3, labelLimit: 400, labelFontSize: 12, symbolSize: 300 },
      title: { color: ink, anchor: 'start', fontSize: 14 },
      view: { stroke: 'transparent' },
    },
  };
}
