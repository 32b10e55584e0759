// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { keptLayers } from './base/transfer.ts';
export { checkKeys } from './check-keys.ts';
export { checkpointName, stepOfCheckpoint } from './checkpoint-name.ts';
export { checkRunConfig } from './check-run-config.ts';
export { settingsFor } from './complete-run.ts';
export { fingerprintData } from './data-fingerprint.ts';
export { dataRecord, findDataChange } from './data-record.ts';
export { foldOptions, writeDatasetReference } from './dataset-reference.ts';
export { describeFitted } from './describe-fitted.ts';
export { settingsOfTask } from './fitted-config.ts';
export { formatCount, formatCounted, formatDuration, formatFigure, formatPercent, formatValue, formatWholeSeconds, roundTo, roundToSix } from './format-number.ts';
export { matchData, targetFormOf } from './match-data.ts';
export { fittingLossOf } from './fitting-loss.ts';
export { allPluginsOf, datasetOf, lossOf, namesLoss } from './model-metadata.ts';
export { isNamedNetwork } from './named-network.ts';
export { shortenNetwork } from './network-shorthand.ts';
export { reasonOf } from './reason-of.ts';
export { partsOfModel, planParts } from './plan-parts.ts';
export { recordsUntil } from './records-until.ts';
export { requirePlugins } from './required-plugins.ts';
export { roundScores } from './round-scores.ts';
export { environmentOf } from './run-environment.ts';
export { spreadOf, type Spread } from './spread.ts';
export { defaultDataset, defaultSeed, runFolderName } from './run.ts';
export { runFiles, type RunFile } from './run-files.ts';
export { resultsOfBest } from './run-model.ts';
export { checkRunPlugins, pluginsOfRun } from './run-plugins.ts';
export { isSameJson } from './same-json.ts';
export { checkFigureName, metricsOfRun, validationOf } from './validation.ts';
export {
  doneRecord,
  epochFiguresOf,
  epochRecord,
  interruptedRecord,
  startRecord,
  warningRecord,
  type TrainedModel,
  type TrainingRecord,
} from './training-records.ts';
