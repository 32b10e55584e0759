export { areProbabilities, outputRangeOf, type OutputRange } from '../output-range.ts';
export { findOutputWarnings, type OutputWarningsOptions, type TrainingWarning } from '../output-warnings.ts';
export { classSigns, extendMissing, type Confusion } from './class-signs.ts';
export { emptyCurve, extendCurve, type Curve, type CurvePoint } from './curve.ts';
export { curveSigns, type CurveContext } from './curve-signs.ts';
export { LayerProbe, type LayerFigures, type LayerProbeOptions } from './layer-probe.ts';
export { gradientRatio, layerSigns } from './layer-signs.ts';
export { findSharedSamples, sharedSigns, type SharedSamples } from './shared-samples.ts';
export { signNames, type Sign, type SignName } from './sign.ts';
