import { formatValue } from '@vitrum/runs';
import { seriesColor } from '../render/palette.ts';
import { rangeOf, type PlotData } from '../show/plot-data.ts';
import { letterWidth, paleInk, textAt, type Svg } from './svg.ts';

const side = 560;
const margin = { left: 96, top: 24, bottom: 64, right: 24 } as const;
const radius = 3.5;
const legendLine = 22;

/** Points in the plane in the colours of their series, with axes and a legend. */
export function plotSheet({ points, xName, yName, series }: PlotData): Svg {
  const [left, right] = rangeOf(points.map(({ x }) => x));
  const [bottom, top] = rangeOf(points.map(({ y }) => y));
  const toX = (x: number): number => margin.left + ((x - left) / (right - left)) * side;
  const toY = (y: number): number => margin.top + ((top - y) / (top - bottom)) * side;
  const base = margin.top + side;
  const dots = points.map(({ x, y, series: each }) => `<circle cx="${toX(x).toFixed(1)}" cy="${toY(y).toFixed(1)}" r="${radius}" fill="${cssColor(each)}" fill-opacity="0.75"/>`);
  const legendTop = base + margin.bottom;
  const legend = series.map(
    (name, i) =>
      `<circle cx="${margin.left + 6}" cy="${legendTop + i * legendLine - 5}" r="6" fill="${cssColor(i)}"/>${textAt(margin.left + 20, legendTop + i * legendLine, name)}`,
  );
  const content = [
    `<rect x="${margin.left}" y="${margin.top}" width="${side}" height="${side}" fill="none" stroke="${paleInk}"/>`,
    ...dots,
    textAt(margin.left, base + 20, formatValue(left), { color: paleInk }),
    textAt(margin.left + side, base + 20, formatValue(right), { anchor: 'end', color: paleInk }),
    textAt(margin.left + side / 2, base + 20, xName, { anchor: 'middle' }),
    textAt(margin.left - 8, base, formatValue(bottom), { anchor: 'end', color: paleInk }),
    textAt(margin.left - 8, margin.top + 12, formatValue(top), { anchor: 'end', color: paleInk }),
    `<g transform="translate(${margin.left - 28} ${margin.top + side / 2}) rotate(-90)">${textAt(0, 0, yName, { anchor: 'middle' })}</g>`,
    ...legend,
  ];
  const legendWidth = Math.max(0, ...series.map((name) => name.length * letterWidth + 20));
  return {
    width: Math.ceil(margin.left + Math.max(side, legendWidth) + margin.right),
    height: legendTop + series.length * legendLine,
    content: content.join(''),
  };
}

const cssColor = (series: number): string => `rgb(${seriesColor(series).join(' ')})`.replaceAll(' ', ',');
