export { curveSvg } from './curve-svg.ts';
export type { Axis, LineChart, Series } from './line-chart.ts';
export { lineChartSvg } from './line-chart-svg.ts';
export { pointPlotSvg } from './point-plot-svg.ts';
