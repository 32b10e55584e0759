import { createFrame, linePath, tickLabel, ticksOf, type Range } from '@vitrum/plots';
import { escapeMarkup, markup } from '../figures/svg/markup.ts';
import { plainColor } from '../figures/svg/plain-color.ts';
import type { CurveChartProps } from './chart.ts';

/** Room for ticks and names of the axes, in pixels. */
const edges = { left: 64, right: 16, top: 8, bottom: 40 };
const steps = 5;

/** A chart as the inner part of an SVG, drawn from its numbers: the range of an axis is that of the page's chart. */
export function chartSvg({ lines, unit, axis, range, isLogarithmic = false, mark, hasLegendWhenSaved = false }: CurveChartProps, { width, height }: { readonly width: number; readonly height: number }, style: CSSStyleDeclaration): string {
  const color = (name: string): string => plainColor(style.getPropertyValue(name).trim()) ?? 'black';
  const along = scaleOf(axis.isLogarithmic === true);
  const up = scaleOf(isLogarithmic);
  const per = axis.per ?? 1;
  const placed = lines.map((line) => ({ ...line, points: line.x.map((x, i) => [along.to(x * per), up.to(line.y[i] ?? NaN)] as const).filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y)) }));
  const xRange: Range = [along.to(axis.first ?? 0), along.to(axis.isLogarithmic === true ? axis.last : Math.max(1, axis.last))];
  const yRange: Range = range === undefined ? up.rangeOf(placed.flatMap(({ points }) => points.map(([, y]) => y))) : [up.to(range[0]), up.to(range[1])];
  const frame = createFrame({ width, height, ...edges }, xRange, yRange);
  const [soft, grid] = [color('--text-soft'), color('--line')];
  const text = { 'font-family': style.fontFamily.replaceAll('"', "'"), 'font-size': '12px', fill: soft };
  const [right, bottom] = [width - edges.right, height - edges.bottom];
  const parts = [
    ...along.ticks(xRange).map((tick) => markup('line', { x1: frame.x(tick), x2: frame.x(tick), y1: edges.top, y2: bottom, stroke: grid }) + markup('text', { x: frame.x(tick), y: bottom + 15, 'text-anchor': 'middle', ...text, 'data-x': along.label(tick) }, along.label(tick))),
    ...up.ticks(yRange).map((tick) => markup('line', { x1: edges.left, x2: right, y1: frame.y(tick), y2: frame.y(tick), stroke: grid }) + markup('text', { x: edges.left - 6, y: frame.y(tick) + 4, 'text-anchor': 'end', ...text, 'data-y': up.label(tick) }, up.label(tick))),
    markup('text', { x: (edges.left + right) / 2, y: height - 6, 'text-anchor': 'middle', ...text }, escapeMarkup(axis.label)),
    markup('text', { transform: `translate(14 ${(edges.top + bottom) / 2}) rotate(-90)`, 'text-anchor': 'middle', ...text }, escapeMarkup(unit)),
    ...(mark === undefined ? [] : [markup('line', { x1: frame.x(along.to(mark)), x2: frame.x(along.to(mark)), y1: edges.top, y2: bottom, stroke: color('--text'), 'stroke-dasharray': '6 4' })]),
    ...placed.map(({ label, points, color: name, width: thickness, dash }) =>
      markup('path', { d: linePath(points, frame), fill: 'none', stroke: color(name), 'stroke-width': thickness, 'stroke-dasharray': dash?.join(' '), 'stroke-linejoin': 'round', 'data-line': label }, `<title>${escapeMarkup(label)}</title>`)),
  ];
  const legend = lines.map(({ label, color: name, width: thickness, dash }, i) => {
    const y = edges.top + 14 + 15 * i;
    const [x1, x2] = [edges.left + 8, edges.left + 30];
    return markup('line', { x1, x2, y1: y - 4, y2: y - 4, stroke: color(name), 'stroke-width': thickness, 'stroke-dasharray': dash?.join(' ') }) + markup('text', { x: x2 + 6, y, ...text, 'font-size': '11px' }, escapeMarkup(label));
  });
  return [...parts, ...(hasLegendWhenSaved ? legend : [])].join('');
}

interface Scale {
  /** A value on the axis. */
  readonly to: (value: number) => number;
  readonly rangeOf: (values: readonly number[]) => Range;
  readonly ticks: (range: Range) => readonly number[];
  readonly label: (tick: number) => string;
}

const linear: Scale = {
  to: (value) => value,
  rangeOf: (values) => [Math.min(0, ...values), Math.max(...values, Number.MIN_VALUE) * 1.05],
  ticks: (range) => ticksOf(range, steps),
  label: tickLabel,
};

/** Powers of ten. */
const logarithmic: Scale = {
  to: Math.log10,
  rangeOf: (values) => [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))],
  ticks: ([from, to]) => ticksOf([Math.ceil(from), Math.floor(to)], steps).filter(Number.isInteger),
  label: (tick) => `10${superscript(tick)}`,
};

const scaleOf = (isLogarithmic: boolean): Scale => (isLogarithmic ? logarithmic : linear);

const superscript = (power: number): string => Array.from(String(power), (digit) => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)))).join('');
