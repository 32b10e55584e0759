export { barChartSvg, type BarChart } from './bar-chart-svg.ts';
export { confusionSvg, type Confusion } from './confusion-svg.ts';
export { curveSvg } from './curve-svg.ts';
export type { Axis, LineChart, Series } from './line-chart.ts';
export { lineChartSvg } from './line-chart-svg.ts';
export { parallelCoordinatesSvg, type ParallelAxis, type ParallelCoordinates, type ParallelLine } from './parallel-coordinates-svg.ts';
export { pointPlotSvg } from './point-plot-svg.ts';
export { reliabilitySvg, type Reliability, type ReliabilityBin } from './reliability-svg.ts';
export { shareCurvesSvg, type ShareCurves } from './share-curves-svg.ts';
