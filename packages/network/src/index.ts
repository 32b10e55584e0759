export { compareParameters, type NamedValues, type ParameterChange } from './look/compare-parameters.ts';
export { copyNetwork, type CopyNetworkOptions } from './copy-network.ts';
export { costSurface, type AxisRange, type CostSurface, type CostSurfaceRequest } from './cost/cost-surface.ts';
export { createCost, type Cost } from './cost/cost.ts';
export { createNetwork, type CreateNetworkOptions } from './create-network.ts';
export { descend, type Descent, type DescentRequest } from './cost/descend.ts';
export type { DescentPoint } from './cost/descent-point.ts';
export type { DescentVerdict } from './cost/descent-verdict.ts';
export { dropMasks, type DropMask } from './explain/drop-masks.ts';
export { explainNeuron, type ExplainNeuronRequest } from './explain/explain-neuron.ts';
export { featureMaps, type FeatureMaps } from './look/feature-maps.ts';
export type { GradientCheckSelection } from './cost/gradient-checks.ts';
export { kernelPictures, type Kernels } from './look/kernel-pictures.ts';
export { layerStatistics, type LayerStatistics, type RunningFigures } from './look/layer-statistics.ts';
export type * from './explain/neuron-explanation.ts';
export { denseNetworkConfig, type DenseNetworkConfig, type DenseNetworkOptions, type DenseNetworkOptionsOf } from './config/dense-network.ts';
export {
  parseNetworkConfig,
  type LayerConfig,
  type LayerLinks,
  type NetworkConfig,
  type NetworkConfigOf,
  type ResidualConfig,
} from './config/network-config.ts';
export { NetworkLayer, type NamedTensor } from './pass/network-layer.ts';
export { Network, type NetworkParts } from './network.ts';
export { numericalGradient, type NumericalGradientRequest } from './cost/numerical-gradient.ts';
export { parameterStatistics, type ParameterStatistics } from './look/parameter-statistics.ts';
export type { PictureForm } from './look/picture-form.ts';
export { planNetwork, type NetworkPlan, type PlannedLayer } from './plan/plan-network.ts';
export type { BlockLayer, ResidualConfigOf } from './config/residual-config.ts';
export { summarizeNetwork, type LayerSummary, type NetworkSummary } from './plan/summarize-network.ts';
export { traceUnit, type TracedInput, type TraceUnitRequest, type UnitTrace } from './explain/trace-unit.ts';
export type { WeightPlaneRequest, WeightReference } from './cost/weight-plane.ts';
