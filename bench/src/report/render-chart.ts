import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Axis, LineChart } from './line-chart.ts';

// Readable on a light and on a dark page: the chart brings its own paper. The colours are Okabe and Ito's, which people who
// see few colours can tell apart as well.
const paper = '#ffffff';
const ink = '#24292f';
const grid = '#d8dee4';
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'];
const dashes = [[1, 0], [8, 6], [2, 5], [10, 4, 2, 4], [5, 3], [1, 3]];

/** A chart as SVG. */
export async function renderChart(chart: LineChart): Promise<string> {
  const view = new View(parse(compile(specification(chart)).spec), { renderer: 'none' });
  try {
    return `${await view.toSVG()}\n`;
  } finally {
    view.finalize();
  }
}

function specification({ title, description, x, y, series }: LineChart): TopLevelSpec {
  const values = series.flatMap(({ name, points }) => points.map(([across, up]) => ({ series: name, x: across, y: up })));
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title,
    description,
    width: 560,
    height: 300,
    padding: 16,
    background: paper,
    data: { values },
    mark: { type: 'line', point: { filled: true, size: 50 }, strokeWidth: 2 },
    encoding: {
      x: { field: 'x', type: 'quantitative', title: x.title, scale: { ...scaleOf(x), nice: false }, axis: { tickMinStep: 1 } },
      y: { field: 'y', type: 'quantitative', title: y.title, scale: scaleOf(y) },
      color: { field: 'series', type: 'nominal', title: null, sort: null, scale: { range: colours } },
      // Where lines lie on each other, dashes let the lower one through.
      strokeDash: { field: 'series', type: 'nominal', title: null, sort: null, scale: { range: dashes } },
      shape: { field: 'series', type: 'nominal', title: null, sort: null },
    },
    config: {
      font: 'system-ui, sans-serif',
      axis: { labelColor: ink, titleColor: ink, gridColor: grid, domainColor: ink, tickColor: ink },
      legend: { labelColor: ink, orient: 'bottom', columns: 2, labelLimit: 400 },
      title: { color: ink, anchor: 'start', fontSize: 14 },
      view: { stroke: 'transparent' },
    },
  };
}

function scaleOf({ isLogarithmic = false, startsAtZero = true }: Axis) {
  return isLogarithmic ? ({ type: 'log' } as const) : { zero: startsAtZero, nice: true };
}
