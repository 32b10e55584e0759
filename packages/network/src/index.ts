export { compareParameters, type NamedValues, type ParameterChange } from './compare-parameters.ts';
export { copyNetwork, type CopyNetworkOptions } from './copy-network.ts';
export { costSurface, type AxisRange, type CostSurface, type CostSurfaceRequest } from './cost-surface.ts';
export { createCost, type Cost } from './cost.ts';
export { createNetwork, type CreateNetworkOptions } from './create-network.ts';
export { descend, type Descent, type DescentRequest } from './descend.ts';
export type { DescentPoint } from './descent-point.ts';
export type { DescentVerdict } from './descent-verdict.ts';
export { dropMasks, type DropMask } from './drop-masks.ts';
export { explainNeuron, type ExplainNeuronRequest } from './explain-neuron.ts';
export { featureMaps, type FeatureMaps } from './feature-maps.ts';
export type { GradientCheckSelection } from './gradient-checks.ts';
export { kernelPictures, type Kernels } from './kernel-pictures.ts';
export { layerStatistics, type LayerStatistics, type RunningFigures } from './layer-statistics.ts';
export type * from './neuron-explanation.ts';
export { denseNetworkConfig, type DenseNetworkConfig, type DenseNetworkOptions, type DenseNetworkOptionsOf } from './dense-network.ts';
export {
  parseNetworkConfig,
  type LayerConfig,
  type LayerLinks,
  type NetworkConfig,
  type NetworkConfigOf,
  type ResidualConfig,
} from './network-config.ts';
export { NetworkLayer, type NamedTensor } from './network-layer.ts';
export { Network, type NetworkParts } from './network.ts';
export { numericalGradient, type NumericalGradientRequest } from './numerical-gradient.ts';
export { parameterStatistics, type ParameterStatistics } from './parameter-statistics.ts';
export type { PictureForm } from './picture-form.ts';
export { planNetwork, type NetworkPlan, type PlannedLayer } from './plan-network.ts';
export type { BlockLayer, ResidualConfigOf } from './residual-config.ts';
export { summarizeNetwork, type LayerSummary, type NetworkSummary } from './summarize-network.ts';
export { traceUnit, type TracedInput, type TraceUnitRequest, type UnitTrace } from './trace-unit.ts';
export type { WeightPlaneRequest, WeightReference } from './weight-plane.ts';
