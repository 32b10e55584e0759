import { seriesColors } from './colors.ts';
import { renderSvg } from './render-svg.ts';

/** Bars from 0 to 1, as plain JSON. */
export interface BarChart {
  /** Above the chart. */
  readonly title: string;
  /** The text alternative. */
  readonly description: string;
  /** What the length of a bar is. */
  readonly valueTitle: string;
  /** From top to bottom. */
  readonly bars: readonly {
    /** Beside the bar. */
    readonly name: string;
    /** The length of the bar, from 0 to 1. */
    readonly value: number;
  }[];
}

/** Shares as horizontal bars, each with its name and its value, as SVG. */
export async function barChartSvg({ title, description, valueTitle, bars }: BarChart): Promise<string> {
  const encoding = {
    y: { field: 'name', type: 'nominal' as const, sort: null, title: null },
    x: { field: 'value', type: 'quantitative' as const, title: valueTitle, scale: { domain: [0, 1] } },
  };
  return renderSvg({
    title,
    description,
    width: 460,
    data: { values: [...bars] },
    layer: [
      { mark: { type: 'bar', color: seriesColors[0] ?? 'steelblue', height: 16 }, encoding },
      { mark: { type: 'text', align: 'left', dx: 4 }, encoding: { ...encoding, text: { field: 'value', type: 'quantitative', format: '.2f' } } },
    ],
  });
}
