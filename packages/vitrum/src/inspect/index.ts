// What happens inside, and how well: sums of neurons, surfaces of cost, pictures of kernels, reports of classes, learning rates to take.
export {
  compareParameters,
  copyNetwork,
  costSurface,
  createCost,
  descend,
  explainNeuron,
  featureMaps,
  kernelPictures,
  numericalGradient,
  parameterStatistics,
  summarizeNetwork,
} from '@vitrum/network';
export type {
  Cost,
  CostSurface,
  CostSurfaceRequest,
  Descent,
  DescentRequest,
  ExplainNeuronRequest,
  FeatureMaps,
  Kernels,
  NetworkSummary,
  NeuronExplanation,
  ParameterStatistics,
} from '@vitrum/network';
export {
  calibrationOf,
  classReport,
  divergenceOf,
  findLearningRate,
  heldOutOf,
  metricsFor,
  precisionRecallCurve,
  predictClasses,
  rankClasses,
  rocCurve,
  suggestLearningRate,
} from '@vitrum/trainer';
export type {
  ClassPredictions,
  ClassReport,
  Divergence,
  PredictClassesOptions,
} from '@vitrum/trainer';
