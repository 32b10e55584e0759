export { activationCurve, type ActivationCurveOptions } from './curves/activation-curve.ts';
export type { Curve, CurvePoint } from './curves/curve.ts';
export { lossCurves } from './curves/loss-curves.ts';
export { scheduleCurve } from './curves/schedule-curve.ts';
export { drawingOf, type CurveLine, type Drawing, type LineKind } from './drawing.ts';
export { createFrame, type Frame, type PlotBox } from './frame.ts';
export { linePath, type LinePoint } from './line-path.ts';
export { rangeOf, roundRange, ticksOf, tickLabel, type Range } from './range.ts';
