import type { Curve } from '../curves/curve.ts';
import { drawingOf, type LineKind } from '../drawing.ts';
import { seriesColors, zeroLine } from './colors.ts';
import { renderSvg } from './render-svg.ts';

const kinds: readonly LineKind[] = ['value', 'derivative', 'numerical'];
const dashes: Readonly<Record<LineKind, number[]>> = { value: [1, 0], derivative: [1, 0], numerical: [6, 4] };

/**
 * A function with its derivative as SVG, and the central differences, dashed, where they differ visibly from it. Deterministic:
 * equal curves give equal text.
 */
export async function curveSvg(curve: Curve): Promise<string> {
  const { lines, xRange, yRange } = drawingOf(curve);
  const [bottom, top] = yRange;
  const series = lines.toSorted((a, b) => Number(b.kind === 'value') - Number(a.kind === 'value'));
  const domain = series.map(({ label }) => label);
  const values = lines.flatMap(({ label, points }) => points.map(([x, y]) => ({ line: label, x, y: y >= bottom && y <= top ? y : null })));
  return renderSvg({
    title: curve.title,
    description: `${curve.title}: the function and its derivative`,
    width: 560,
    height: 380,
    autosize: { type: 'fit', contains: 'padding' },
    layer: [
      { data: { values: [{ y: 0 }] }, mark: { type: 'rule', color: zeroLine }, encoding: { y: { field: 'y', type: 'quantitative' } } },
      {
        data: { values },
        mark: { type: 'line', strokeWidth: 2 },
        encoding: {
          x: { field: 'x', type: 'quantitative', title: curve.variable, scale: { domain: [...xRange], nice: false } },
          y: { field: 'y', type: 'quantitative', title: null, scale: { domain: [...yRange], nice: true } },
          color: { field: 'line', type: 'nominal', title: null, scale: { domain, range: series.map(({ kind }) => seriesColors[kinds.indexOf(kind)] ?? zeroLine) }, legend: { symbolSize: 300 } },
          strokeDash: { field: 'line', type: 'nominal', title: null, scale: { domain, range: series.map(({ kind }) => dashes[kind]) } },
        },
      },
    ],
  });
}
