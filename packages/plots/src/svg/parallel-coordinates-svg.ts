import { grid, ink } from './colors.ts';
import { renderSvg } from './render-svg.ts';

/** Lines across several axes, as plain JSON. */
export interface ParallelCoordinates {
  /** Above the chart. */
  readonly title: string;
  /** The text alternative. */
  readonly description: string;
  /** From left to right. */
  readonly axes: readonly ParallelAxis[];
  /** In any order. */
  readonly lines: readonly ParallelLine[];
  /** What the color of a line is. */
  readonly valueTitle: string;
  /** True where great values are good: the good ones are dark, and drawn last. */
  readonly isGreatGood: boolean;
}

/** An axis, from 0 at the bottom to 1 at the top. */
export interface ParallelAxis {
  /** Above the axis. */
  readonly title: string;
  /** Texts beside the axis, each at its place. */
  readonly ticks: readonly {
    /** From 0, the bottom of the axis, to 1. */
    readonly place: number;
    /** The text. */
    readonly label: string;
  }[];
}

/** A line. */
export interface ParallelLine {
  /** Its color. */
  readonly value: number;
  /** Where it crosses each axis; it has a gap where that is undefined. */
  readonly places: readonly (number | undefined)[];
}

/** Parallel coordinates (Inselberg 1985, doi:10.1007/BF01898350) as SVG: a line for each of many points of many dimensions. */
export async function parallelCoordinatesSvg({ title, description, axes, lines, valueTitle, isGreatGood }: ParallelCoordinates): Promise<string> {
  const worstFirst = lines.toSorted((a, b) => (isGreatGood ? a.value - b.value : b.value - a.value));
  const points = worstFirst.flatMap(({ value, places }, line) => places.map((place, axis) => ({ line, value, axis, place: place ?? null })));
  const titles = `[${axes.map((axis) => JSON.stringify(axis.title)).join(', ')}]`;
  const across = { type: 'quantitative' as const, scale: { domain: [0, Math.max(1, axes.length - 1)], nice: false, padding: 30 } };
  const up = { type: 'quantitative' as const, scale: { domain: [0, 1.06], nice: false }, axis: null }; // below the titles
  return renderSvg({
    title,
    description,
    width: Math.max(320, 150 * axes.length),
    height: 320,
    layer: [
      {
        data: { values: axes.map((_, axis) => ({ axis })) },
        mark: { type: 'rule', color: grid, strokeWidth: 2 },
        encoding: { x: { field: 'axis', ...across, axis: { orient: 'top', title: null, grid: false, domain: false, ticks: false, values: axes.map((_, axis) => axis), labelExpr: `${titles}[datum.value]`, labelFontWeight: 'bold', labelLimit: 140 } } },
      },
      {
        data: { values: points },
        mark: { type: 'line', strokeWidth: 1.5, opacity: 0.8, invalid: 'break-paths-show-path-domains' },
        encoding: {
          x: { field: 'axis', ...across },
          y: { field: 'place', ...up },
          detail: { field: 'line', type: 'nominal' },
          color: { field: 'value', type: 'quantitative', title: valueTitle, scale: { scheme: 'viridis', reverse: isGreatGood, zero: false }, legend: { orient: 'bottom', direction: 'horizontal', gradientLength: 240 } },
        },
      },
      {
        data: { values: axes.flatMap(({ ticks }, axis) => ticks.map(({ place, label }) => ({ axis, place, label }))) },
        mark: { type: 'text', color: ink, fontSize: 10, align: 'left', dx: 5 },
        encoding: { x: { field: 'axis', ...across }, y: { field: 'place', ...up }, text: { field: 'label', type: 'nominal' } },
      },
    ],
  });
}
