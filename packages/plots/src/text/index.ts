export { plotCurve, type PlotPaint, type PlotStyle } from './plot-curve.ts';
