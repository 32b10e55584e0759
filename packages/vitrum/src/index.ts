// Each name is written out: what is exported here is what a program may rely on.
export * from './contributions.ts';
export { activationsPlugin } from '@vitrum/activations';
export { augmentationsPlugin } from '@vitrum/augmentations';
export { backendWasmPlugin } from '@vitrum/backend-wasm';
export { layersPlugin } from '@vitrum/layers';
export { lossesPlugin } from '@vitrum/losses';
export { networksPlugin } from '@vitrum/networks';
export { optimizersPlugin } from '@vitrum/optimizers';
export {
  buildNetwork,
  createBackend,
  createRegistry,
  defineActivation,
  defineAugmentation,
  defineBackend,
  defineCallback,
  defineDataset,
  defineInitializer,
  defineLayer,
  defineLoss,
  defineMetric,
  defineNetwork,
  defineOptimizer,
  definePlugin,
  defineSchedule,
  errorCodes,
  isVitrumError,
  layerPlan,
  resolveReference,
  VitrumError,
} from '@vitrum/core';
export type {
  Activation,
  Augmentation,
  Backend,
  BackendDefinition,
  Callback,
  ContributionKind,
  Dataset,
  DatasetContext,
  DatasetSource,
  DatasetSplits,
  ErrorCategory,
  ErrorCode,
  FloatArray,
  Initializer,
  LayerDefinition,
  LayerPlan,
  Loss,
  Metric,
  NetworkDefinition,
  Optimizer,
  OptimizerFunctions,
  OptionSchema,
  Parameter,
  Plugin,
  Precision,
  RandomGenerator,
  Reference,
  ReferenceIn,
  Registry,
  RegistryWith,
  Scaling,
  Schedule,
  Shape,
  Task,
  Tensor,
  TypedRegistry,
} from '@vitrum/core';
export {
  applyScaling,
  arrayDataset,
  createImageDataset,
  datasetsPlugin,
  drawDigit,
  drawDigits,
  kFold,
  learnScaling,
  limitSamples,
  matrixDataset,
  selectSamples,
  splitDataset,
  splitValidation,
} from '@vitrum/datasets';
export type {
  ArrayDatasetOptions,
  ImageDataset,
  MatrixDatasetParts,
  ScalingMethod,
  SplitOptions,
} from '@vitrum/datasets';
export {
  checkModel,
  decodeModel,
  encodeModel,
  fingerprint,
  parseModel,
} from '@vitrum/formats';
export type {
  DecodeModelOptions,
  ModelFile,
  ModelWarning,
} from '@vitrum/formats';
export {
  compareParameters,
  copyNetwork,
  costSurface,
  createCost,
  createNetwork,
  denseNetworkConfig,
  descend,
  explainNeuron,
  featureMaps,
  kernelPictures,
  Network,
  NetworkLayer,
  numericalGradient,
  parameterStatistics,
  parseNetworkConfig,
  planNetwork,
  summarizeNetwork,
} from '@vitrum/network';
export type {
  Cost,
  CostSurface,
  CostSurfaceRequest,
  CreateNetworkOptions,
  DenseNetworkOptions,
  Descent,
  DescentRequest,
  ExplainNeuronRequest,
  FeatureMaps,
  Kernels,
  LayerConfig,
  NetworkConfig,
  NetworkPlan,
  NetworkSummary,
  NeuronExplanation,
  ParameterStatistics,
} from '@vitrum/network';
export {
  createDraws,
  createRandom,
  createTensor,
  referenceBackend,
  rowsOf,
  sizeOf,
  tensorFrom,
  tensorPlugin,
  transpose,
} from '@vitrum/tensor';
export type { NestedNumbers } from '@vitrum/tensor';
export {
  calibrationOf,
  classReport,
  divergenceOf,
  evaluate,
  findLearningRate,
  heldOutOf,
  metricsFor,
  planTraining,
  precisionRecallCurve,
  predictClasses,
  rankClasses,
  rocCurve,
  suggestLearningRate,
  Trainer,
  trainerPlugin,
  weightsOf,
} from '@vitrum/trainer';
export type {
  ClassPredictions,
  ClassReport,
  Divergence,
  DoneEvent,
  EpochEvent,
  EvaluateOptions,
  Evaluation,
  InterruptedEvent,
  PredictClassesOptions,
  ProgressEvent,
  StartEvent,
  TrainerData,
  TrainerOptions,
  TrainingConfig,
  TrainingEvent,
  TrainingPlan,
  TrainingState,
  WarningEvent,
} from '@vitrum/trainer';
export { builtins, createVitrum, type VitrumRegistry } from './builtins.ts';
export { loadDataset, type DatasetToLoad, type LoadDatasetOptions } from './load-dataset.ts';
export type { PredictRow } from './model/encode-row.ts';
export { Model, type ModelParts } from './model/model.ts';
export { openModel, type OpenModelOptions } from './model/open-model.ts';
export type { Prediction } from './model/prediction.ts';
export { train } from './train/train.ts';
export type {
  DatasetToTrain,
  NetworkToTrain,
  Row,
  RowsToTrain,
  Target,
  TrainingPlace,
  TrainingWatch,
  TrainOptions,
  TrainRows,
} from './train/train-options.ts';
export { version } from './version.ts';
