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
export { datasetsPlugin } from '@vitrum/datasets/catalog';
export type { ModelFile, ModelWarning } from '@vitrum/formats';
export type {
  CreateNetworkOptions,
  DenseNetworkOptions,
  LayerConfig,
  NetworkConfig,
  NetworkPlan,
} from '@vitrum/network';
export { tensorPlugin } from '@vitrum/tensor';
export type { NestedNumbers } from '@vitrum/tensor';
export { trainerPlugin } from '@vitrum/trainer/catalog';
export type {
  DoneEvent,
  EpochEvent,
  EvaluateOptions,
  Evaluation,
  InterruptedEvent,
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
export type { DatasetToLoad, LoadDatasetOptions } from './data/load-options.ts';
export { loadDataset } from './load-dataset.ts';
export type { PredictRow } from './model/encode-row.ts';
export type { Model } from './model/model.ts';
export { openModel } from './model/open-model.ts';
export type { OpenModelOptions } from './model/open-options.ts';
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
