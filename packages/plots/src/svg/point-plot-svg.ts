import type { PointPlot } from '../point-plot.ts';
import { renderSvg } from './render-svg.ts';

/**
 * Points in the plane in the colors of their series, with axes and a legend, as SVG.
 *
 * @param colors - A CSS color for each series.
 */
export async function pointPlotSvg({ points, xName, yName, series }: PointPlot, colors: readonly string[]): Promise<string> {
  // Series are identified by index, since two classes may have the same name.
  const names = `[${series.map((name) => JSON.stringify(name)).join(', ')}]`;
  return renderSvg({
    width: 560,
    height: 560,
    data: { values: points.map(({ x, y, series: each }) => ({ x, y, series: each })) },
    mark: { type: 'point', filled: true, size: 40, opacity: 0.75 },
    encoding: {
      x: { field: 'x', type: 'quantitative', title: xName, scale: { zero: false, nice: true } },
      y: { field: 'y', type: 'quantitative', title: yName, scale: { zero: false, nice: true } },
      color: {
        field: 'series',
        type: 'nominal',
        title: null,
        scale: { domain: series.map((_, index) => index), range: [...colors] },
        legend: { labelExpr: `${names}[datum.value]`, orient: 'bottom', symbolSize: 120, symbolOpacity: 1 },
      },
    },
  });
}
