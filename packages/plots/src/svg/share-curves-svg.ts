import { seriesColors, zeroLine } from './colors.ts';
import { renderSvg } from './render-svg.ts';

/** Curves of shares from 0 to 1 along both axes, such as ROC curves. */
export interface ShareCurves {
  /** The heading above the curves. */
  readonly title: string;
  /** The text alternative. */
  readonly description: string;
  /** The title of the horizontal axis: `false positive rate`. */
  readonly xName: string;
  /** The title of the vertical axis: `true positive rate`. */
  readonly yName: string;
  /** The curves with their names in the legend; points are joined in their order. */
  readonly series: readonly {
    /** In the legend. */
    readonly name: string;
    /** Pairs of numbers from 0 to 1. */
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
  /** True to draw the line from (0, 0) to (1, 1), dashed. */
  readonly hasDiagonal?: boolean;
}

const unit = { domain: [0, 1], nice: false };

/** Curves in the unit square, with a legend, as SVG; points stay in their order. */
export async function shareCurvesSvg({ title, description, xName, yName, series, hasDiagonal = false }: ShareCurves): Promise<string> {
  // Series are identified by index, since two classes may have the same name.
  const names = `[${series.map(({ name }) => JSON.stringify(name)).join(', ')}]`;
  const colors = series.length <= seriesColors.length ? { range: seriesColors } : { scheme: series.length <= 10 ? ('tableau10' as const) : ('tableau20' as const) };
  return renderSvg({
    title,
    description,
    width: 460,
    height: 460,
    layer: [
      ...(hasDiagonal
        ? [{
            data: { values: [{ x: 0, y: 0 }, { x: 1, y: 1 }] },
            mark: { type: 'line' as const, color: zeroLine, strokeDash: [4, 4], strokeWidth: 1 },
            encoding: { x: { field: 'x', type: 'quantitative' as const }, y: { field: 'y', type: 'quantitative' as const } },
          }]
        : []),
      {
        data: { values: series.flatMap(({ points }, index) => points.map(([x, y], order) => ({ series: index, order, x, y }))) },
        mark: { type: 'line', strokeWidth: 2 },
        encoding: {
          x: { field: 'x', type: 'quantitative', title: xName, scale: unit },
          y: { field: 'y', type: 'quantitative', title: yName, scale: unit },
          order: { field: 'order', type: 'quantitative' },
          color: {
            field: 'series', type: 'nominal', title: null,
            scale: { domain: series.map((_, index) => index), ...colors },
            legend: { labelExpr: `${names}[datum.value]`, orient: 'bottom', columns: 3, symbolSize: 300 },
          },
        },
      },
    ],
  });
}
