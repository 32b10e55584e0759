import plot from 'simple-ascii-chart';
import type { Curve } from '../curves/curve.ts';
import { drawingOf, type CurveLine, type LineKind } from '../drawing.ts';
import type { LinePoint } from '../line-path.ts';
import { roundRange, tickLabel, ticksOf, type Range } from '../range.ts';

const maxWidth = 73;
const maxRows = 16;

/** Colors and weights, with chalk's interface. */
export type PlotPaint = Readonly<Record<'dim' | 'cyan' | 'yellow' | 'magenta', (text: string) => string>>;

/** Style options of a text plot. */
export interface PlotStyle {
  /** Maximum line width in characters. */
  readonly columns: number;
  /** True if block and box-drawing characters can be displayed. */
  readonly isUnicode: boolean;
  /** Colors the marks of the lines; functions that return their text give a plot without color. */
  readonly paint: PlotPaint;
}

type Mark = Readonly<Record<'unicode' | 'ascii', string>> & { readonly color: keyof PlotPaint };
type Series = LineKind | 'zero';

/** Distinguished by shape, so that the plot works without color. */
const marks: Readonly<Record<Series, Mark>> = {
  zero: { unicode: '┄', ascii: '-', color: 'dim' },
  value: { unicode: '●', ascii: '*', color: 'cyan' },
  derivative: { unicode: '·', ascii: '.', color: 'yellow' },
  numerical: { unicode: '×', ascii: 'x', color: 'magenta' },
};

const asciiAxis = { n: '^', ns: '|', y: '+', nse: '+', x: '+', we: '-', e: '>' };

/** The plot area: its size in characters and its ranges of values. */
interface Grid {
  readonly xRange: Range;
  readonly yRange: Range;
  readonly width: number;
  readonly height: number;
  readonly labelWidth: number;
}

/** A function with its derivative as a text plot with a legend, no wider than the style allows. */
export function plotCurve(curve: Curve, style: PlotStyle): readonly string[] {
  const { lines, xRange, yRange } = drawingOf(curve);
  if (lines.length === 0 || curve.points.length < 2) return [style.paint.dim('There is nothing to draw: no value is finite.')];
  const roundYRange = roundRange(yRange);
  const ticks = ticksOf(roundYRange);
  const height = (ticks.length - 1) * Math.max(1, Math.floor(maxRows / (ticks.length - 1))) + 1;
  const labelWidth = Math.max(...ticks.map((tick) => String(tick).length));
  const width = Math.min(maxWidth, style.columns - labelWidth - 4);
  const drawn = draw(lines, { xRange, yRange: roundYRange, width, height, labelWidth }, style);
  return [...drawn.map((line) => paintMarks(line, style)), ' '.repeat(labelWidth + 3) + legend(lines, style)];
}

function draw(lines: readonly CurveLine[], grid: Grid, style: PlotStyle): readonly string[] {
  const { xRange, yRange, width, height, labelWidth } = grid;
  const zero = { kind: 'zero', points: xRange.map((x) => [x, 0] as const) } as const;
  const drawn = [zero, ...lines].map(({ kind, points }) => ({ kind, points: fill(points, grid) })).filter(({ points }) => points.length > 0);
  let series = -1;
  const chart = plot(drawn.map(({ points }) => points), {
    width,
    height,
    yRange: [...yRange],
    customXAxisTicks: [...ticksOf(xRange)],
    customYAxisTicks: [...ticksOf(yRange)],
    // All y labels have the same width: the library reserves space only for those of the data.
    formatter: (value, { axis }) => (axis === 'x' ? labelOf(value, style) : labelOf(value, style).slice(0, labelWidth).padStart(labelWidth)),
    ...(!style.isUnicode && { symbols: { axis: asciiAxis } }),
    // The library reports which point it draws but not which line; each line begins with point 0.
    lineFormatter: ({ index, plotX, plotY }) => {
      if (index === 0) series++;
      return { x: plotX, y: plotY, symbol: markOf(drawn[series]?.kind ?? 'zero', style) };
    },
  });
  return chart.split('\n').map((line) => line.trimEnd()).filter((line) => line !== '');
}

/** Interpolates points between neighbors that are more than one character apart. */
function fill(points: readonly LinePoint[], { xRange: [left, right], yRange: [bottom, top], width, height }: Grid): [number, number][] {
  const column = (right - left) / (width - 1);
  const row = (top - bottom) / (height - 1);
  const isInside = (y: number): boolean => y >= bottom && y <= top;
  return points.flatMap(([x, y], index): [number, number][] => {
    if (!isInside(y)) return [];
    const [nextX, nextY] = points[index + 1] ?? [x, y];
    if (!isInside(nextY)) return [[x, y]];
    const steps = Math.max(1, Math.ceil((nextX - x) / column), Math.ceil(Math.abs(nextY - y) / row));
    return Array.from({ length: steps }, (_, step) => [x + ((nextX - x) * step) / steps, y + ((nextY - y) * step) / steps]);
  });
}

const labelOf = (value: number, { isUnicode }: PlotStyle): string => (isUnicode ? tickLabel(value) : String(value));

const markOf = (kind: Series, { isUnicode }: PlotStyle): string => marks[kind][isUnicode ? 'unicode' : 'ascii'];

/** Colors only the part right of the axis; labels contain dots too. */
function paintMarks(line: string, style: PlotStyle): string {
  const { isUnicode, paint } = style;
  const axis = line.search(isUnicode ? /[│┤]/ : /[|+](?!-*\+)/);
  if (axis === -1) return paint.dim(line);
  const kinds = Object.keys(marks) as Series[]; // the keys of a Record over a finite union
  const isMark = new Map(kinds.map((kind) => [markOf(kind, style), paint[marks[kind].color]]));
  const runs = line.slice(axis + 1).match(/(.)\1*/gu) ?? [];
  return paint.dim(line.slice(0, axis + 1)) + runs.map((run) => isMark.get(run[0] ?? '')?.(run) ?? run).join('');
}

function legend(lines: readonly CurveLine[], style: PlotStyle): string {
  const ordered = lines.toSorted((a, b) => Number(b.kind === 'value') - Number(a.kind === 'value'));
  return ordered.map(({ kind, label }) => `${style.paint[marks[kind].color](markOf(kind, style))} ${label}`).join('   ');
}
