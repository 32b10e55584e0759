export type { Advice } from './advice.ts';
export { checkKeys } from './check-keys.ts';
export { readCheckpoint, writeCheckpoint, type Checkpoint } from './checkpoint.ts';
export { completeRun, type CompletedRun } from './complete-run.ts';
export { dataRecord, findDataChange } from './data-record.ts';
export { parseDatasetReference, resolveDataset, writeDatasetReference, type DatasetReference } from './dataset-reference.ts';
export { describeFitted } from './describe-fitted.ts';
export { describeNetwork } from './describe-network.ts';
export {
  formatCount,
  formatDuration,
  formatFigure,
  formatPercent,
  formatValue,
  formatWholeSeconds,
  roundTo,
  roundToSix,
} from './format-number.ts';
export { isSameEncoding, matchData, targetFormOf } from './match-data.ts';
export { encodingOf, modelDataOf, type ModelData } from './model-data.ts';
export { allPluginsOf, classesOf, datasetOf, lossOf } from './model-metadata.ts';
export { parseNetworkShorthand, shortenNetwork, type NetworkShorthand } from './network-shorthand.ts';
export { reasonOf } from './reason-of.ts';
export { requirePlugins } from './required-plugins.ts';
export { roundScores } from './round-scores.ts';
export { parseRunConfig, type ConfigPlugins, type RunConfig } from './run-config.ts';
export { chooseReference, defaultDataset, defaultSeed, describeRun, writeRunDescription, type RunDefaults, type RunDescription } from './run-description.ts';
export { runFiles, type RunFile } from './run-files.ts';
export { modelOf, resultsOf } from './run-model.ts';
export { createRunNetwork } from './run-network.ts';
export type { RunOverrides } from './run-overrides.ts';
export type { RunParts } from './run-parts.ts';
export { checkRunPlugins, pluginsOfRun } from './run-plugins.ts';
export { isSameJson } from './same-json.ts';
export type { TrainingData } from './training-data.ts';
export { doneRecord, epochRecord, interruptedRecord, startRecord, type TrainedModel, type TrainingRecord } from './training-records.ts';
