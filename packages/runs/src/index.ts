export type { HintTexts } from './hint-texts.ts';
export { checkKeys } from './check-keys.ts';
export { decodeCheckpoint, encodeCheckpoint, isCheckpoint, type Checkpoint } from './checkpoint.ts';
export { checkpointName, stepOfCheckpoint } from './checkpoint-name.ts';
export { checkRunConfig } from './check-run-config.ts';
export { completeRun, settingsFor, type FitSettings } from './complete-run.ts';
export { fingerprintData, type DataFingerprint, type FingerprintOptions, type PartFingerprint, type SamplesFingerprint } from './data-fingerprint.ts';
export { dataRecord, findDataChange } from './data-record.ts';
export { foldOptions, parseDatasetReference, resolveDataset, writeDatasetReference, type DatasetReference } from './dataset-reference.ts';
export { describeFitted } from './describe-fitted.ts';
export { fittedConfig, settingsOfTask, type FittedConfig } from './fitted-config.ts';
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
export { matchData, targetFormOf } from './match-data.ts';
export { mergeConfigs } from './merge-configs.ts';
export { encodingOf, modelDataOf, type ModelData } from './model-data.ts';
export { allPluginsOf, classesOf, datasetOf, lossOf } from './model-metadata.ts';
export { isNamedNetwork, type NamedNetwork } from './named-network.ts';
export { parseNetworkShorthand, shortenNetwork, type NetworkShorthand } from './network-shorthand.ts';
export { openRun, type OpenRun } from './open-run.ts';
export { reasonOf } from './reason-of.ts';
export { partsOfModel, partsOfRun, planParts } from './plan-parts.ts';
export { recordsUntil } from './records-until.ts';
export { requirePlugins } from './required-plugins.ts';
export { roundScores } from './round-scores.ts';
export { environmentOf, type RunEnvironment } from './run-environment.ts';
export { parseRunConfig, type ConfigPlugins, type RunConfig } from './run-config.ts';
export { readRunLog, type RunLog, type RunProgress } from './run-log.ts';
export { spreadOf, type Spread } from './spread.ts';
export { defaultDataset, defaultSeed, runFolderName, runOf, writeRun, type Run } from './run.ts';
export { runFiles, type RunFile } from './run-files.ts';
export { checkpointOf, modelOf, resultsOf, resultsOfBest } from './run-model.ts';
export { openRunFolder, type OpenedFolder, type RunFolderRequest } from './run-folder.ts';
export type { RunWarning } from './run-warning.ts';
export { checkRunPlugins, pluginsOfRun } from './run-plugins.ts';
export { isSameJson } from './same-json.ts';
export { checkFigureName, holdOut, metricsOfRun, validationOf } from './validation.ts';
export type { TrainingData } from './training-data.ts';
export { doneRecord, epochFiguresOf, epochRecord, interruptedRecord, startRecord, warningRecord, type TrainedModel, type TrainingRecord } from './training-records.ts';
