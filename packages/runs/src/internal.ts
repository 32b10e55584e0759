// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { keptLayers } from './base/transfer.ts';
export { checkKeys } from './config/check-keys.ts';
export { checkpointName, stepOfCheckpoint } from './folder/checkpoint-name.ts';
export { checkRunConfig } from './config/check-run-config.ts';
export { settingsFor } from './config/complete-run.ts';
export { fingerprintData } from './data/data-fingerprint.ts';
export { dataRecord, findDataChange } from './data/data-record.ts';
export { foldOptions, writeDatasetReference } from './data/dataset-reference.ts';
export { describeFitted } from './config/describe-fitted.ts';
export { settingsOfTask } from './config/fitted-config.ts';
export { formatCount, formatCounted, formatDuration, formatFigure, formatPercent, formatValue, formatWholeSeconds, roundTo, roundToSix } from './records/format-number.ts';
export { matchData, targetFormOf } from './data/match-data.ts';
export { fittingLossOf } from './config/fitting-loss.ts';
export { allPluginsOf, datasetOf, lossOf, namesLoss } from './folder/model-metadata.ts';
export { isNamedNetwork } from './config/named-network.ts';
export { shortenNetwork } from './config/network-shorthand.ts';
export { reasonOf } from './reason-of.ts';
export { partsOfModel, planParts } from './plan-parts.ts';
export { recordsUntil } from './records/records-until.ts';
export { requirePlugins } from './plugins/required-plugins.ts';
export { roundScores } from './records/round-scores.ts';
export { environmentOf } from './run-environment.ts';
export { spreadOf, type Spread } from './records/spread.ts';
export { defaultDataset, defaultSeed, runFolderName } from './run.ts';
export { runFiles, type RunFile } from './folder/run-files.ts';
export { resultsOfBest } from './folder/run-model.ts';
export { checkRunPlugins, pluginsOfRun } from './plugins/run-plugins.ts';
export { isSameJson } from './data/same-json.ts';
export { checkFigureName, metricsOfRun, validationOf } from './data/validation.ts';
export {
  doneRecord,
  epochFiguresOf,
  epochRecord,
  interruptedRecord,
  startRecord,
  warningRecord,
  type TrainedModel,
  type TrainingRecord,
} from './records/training-records.ts';
