import plot from 'simple-ascii-chart';
import type { Curve } from '../report.ts';
import { drawingOf, type CurveLine, type LineKind, type LinePoint } from './curve-lines.ts';
import type { FullStyle, Paint } from './style.ts';
import { roundScale, ticksWithin, type Scale } from './ticks.ts';

const widestPlot = 73;
const mostRows = 16;
const mostSteps = 8;

type Mark = Readonly<Record<'unicode' | 'ascii', string>> & { readonly color: Exclude<keyof Paint, 'bold'> };
type Series = LineKind | 'zero';

/** Told apart by their form, so that nothing is lost without colours. */
const marks: Readonly<Record<Series, Mark>> = {
  zero: { unicode: '┄', ascii: '-', color: 'dim' },
  value: { unicode: '●', ascii: '*', color: 'cyan' },
  derivative: { unicode: '·', ascii: '.', color: 'yellow' },
  numerical: { unicode: '×', ascii: 'x', color: 'magenta' },
};

const asciiAxis = { n: '^', ns: '|', y: '+', nse: '+', x: '+', we: '-', e: '>' };

/** The place of a plot: how many characters show which values. */
interface Grid {
  readonly left: number;
  readonly right: number;
  readonly up: Scale;
  readonly width: number;
  readonly height: number;
  readonly labelWidth: number;
}

/** A function with its derivative as a plot of text, a legend below it; at most as wide as the style's lines. */
export function plotCurve(curve: Curve, style: FullStyle): readonly string[] {
  const { lines, bottom, top } = drawingOf(curve);
  const xs = curve.points.map(({ x }) => x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  if (lines.length === 0 || left >= right) return [style.paint.dim('There is nothing to draw: no value is finite.')];
  const up = roundScale(bottom, top, mostSteps);
  const height = (up.ticks.length - 1) * Math.max(1, Math.floor(mostRows / (up.ticks.length - 1))) + 1;
  const labelWidth = Math.max(...up.ticks.map((tick) => String(tick).length));
  const width = Math.min(widestPlot, style.columns - labelWidth - 4);
  const drawn = draw(lines, { left, right, up, width, height, labelWidth }, style);
  return [...drawn.map((line) => paintMarks(line, style)), ' '.repeat(labelWidth + 3) + legend(lines, style)];
}

function draw(lines: readonly CurveLine[], grid: Grid, style: FullStyle): readonly string[] {
  const { left, right, up, width, height, labelWidth } = grid;
  const zero = { kind: 'zero', points: [[left, 0], [right, 0]] } as const;
  const drawn = [zero, ...lines].map(({ kind, points }) => ({ kind, points: fill(points, grid) })).filter(({ points }) => points.length > 0);
  let series = -1;
  const chart = plot(drawn.map(({ points }) => points), {
    width,
    height,
    yRange: [up.minimum, up.maximum],
    customXAxisTicks: [...ticksWithin(left, right, mostSteps)],
    customYAxisTicks: [...up.ticks],
    // Every label up the axis is of one width: the library makes room for those of the data alone.
    formatter: (value, { axis }) => (axis === 'x' ? labelOf(value, style) : labelOf(value, style).slice(0, labelWidth).padStart(labelWidth)),
    ...(!style.isUnicode && { symbols: { axis: asciiAxis } }),
    // The library says which point it draws and not of which line: each line begins with its point 0.
    lineFormatter: ({ index, plotX, plotY }) => {
      if (index === 0) series++;
      return { x: plotX, y: plotY, symbol: markOf(drawn[series]?.kind ?? 'zero', style) };
    },
  });
  return chart.split('\n').map((line) => line.trimEnd()).filter((line) => line !== '');
}

/** Adds points between neighbours that are further apart than one character. */
function fill(points: readonly LinePoint[], { left, right, up, width, height }: Grid): [number, number][] {
  const column = (right - left) / (width - 1);
  const row = (up.maximum - up.minimum) / (height - 1);
  const isInside = (y: number): boolean => y >= up.minimum && y <= up.maximum;
  return points.flatMap(([x, y], index): [number, number][] => {
    if (!isInside(y)) return [];
    const [nextX, nextY] = points[index + 1] ?? [x, y];
    if (!isInside(nextY)) return [[x, y]];
    const steps = Math.max(1, Math.ceil((nextX - x) / column), Math.ceil(Math.abs(nextY - y) / row));
    return Array.from({ length: steps }, (_, step) => [x + ((nextX - x) * step) / steps, y + ((nextY - y) * step) / steps]);
  });
}

const labelOf = (value: number, { isUnicode }: FullStyle): string => (isUnicode ? String(value).replaceAll('-', '−') : String(value));

const markOf = (kind: Series, { isUnicode }: FullStyle): string => marks[kind][isUnicode ? 'unicode' : 'ascii'];

/** Colours what is right of the axis; left of it, digits have points too. */
function paintMarks(line: string, style: FullStyle): string {
  const { isUnicode, paint } = style;
  const axis = line.search(isUnicode ? /[│┤]/ : /[|+](?!-*\+)/);
  if (axis === -1) return paint.dim(line);
  const kinds = Object.keys(marks) as Series[]; // the keys of a Record over a finite union
  const isMark = new Map(kinds.map((kind) => [markOf(kind, style), paint[marks[kind].color]]));
  const runs = line.slice(axis + 1).match(/(.)\1*/gu) ?? [];
  return paint.dim(line.slice(0, axis + 1)) + runs.map((run) => isMark.get(run[0] ?? '')?.(run) ?? run).join('');
}

function legend(lines: readonly CurveLine[], style: FullStyle): string {
  const ordered = lines.toSorted((a, b) => Number(b.kind === 'value') - Number(a.kind === 'value'));
  return ordered.map(({ kind, label }) => `${style.paint[marks[kind].color](markOf(kind, style))} ${label}`).join('   ');
}
