export { activationCurve } from './activation-curve.ts';
export { lossCurves } from './loss-curves.ts';
