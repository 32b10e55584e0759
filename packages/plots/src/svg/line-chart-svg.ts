import { seriesColors } from './colors.ts';
import type { Axis, LineChart } from './line-chart.ts';
import { renderSvg } from './render-svg.ts';

const dashes = [[1, 0], [8, 6], [2, 5], [10, 4, 2, 4], [5, 3], [1, 3]];

/** A chart as SVG. */
export async function lineChartSvg({ title, description, x, y, series }: LineChart): Promise<string> {
  const values = series.flatMap(({ name, points }) => points.map(([across, up]) => ({ series: name, x: across, y: up })));
  return renderSvg({
    title,
    description,
    width: 560,
    height: 300,
    data: { values },
    mark: { type: 'line', point: { filled: true, size: 50 }, strokeWidth: 2 },
    encoding: {
      x: { field: 'x', type: 'quantitative', title: x.title, scale: { ...scaleOf(x), nice: false }, axis: values.every((value) => value.x >= 1) ? { tickMinStep: 1 } : {} }, // counts have no ticks between whole numbers
      y: { field: 'y', type: 'quantitative', title: y.title, scale: scaleOf(y) },
      color: { field: 'series', type: 'nominal', title: null, sort: null, scale: { range: seriesColors } },
      // Dashes keep overlapping lines visible.
      strokeDash: { field: 'series', type: 'nominal', title: null, sort: null, scale: { range: dashes } },
      shape: { field: 'series', type: 'nominal', title: null, sort: null },
    },
  });
}

function scaleOf({ isLogarithmic = false, startsAtZero = true }: Axis) {
  return isLogarithmic ? ({ type: 'log' } as const) : { zero: startsAtZero, nice: true };
}
