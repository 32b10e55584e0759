import { trainerPlugin } from './trainer-plugin.ts';

export { weightsOf, type BestFigure, type SavedBest, type Weights } from './best-epoch.ts';
export { BatchReader, checkFit, type Batch } from './batch.ts';
export type { TrainingStop } from './callbacks/callback-runner.ts';
export { earlyStopping } from './callbacks/early-stopping.ts';
export type { DivergedQuantity, Divergence } from './divergence-record.ts';
export { DivergenceError, divergenceOf } from './divergence.ts';
export type { Culprit } from './find-culprit.ts';
export type * from './training-engine.ts';
export { evaluate, type EvaluateOptions, type Evaluation } from './evaluate.ts';
export { heldOutOf, type HeldOutFigures, type PartFigures, type TestFigures, type ValidationFigures } from './held-out-figures.ts';
export { keepLast } from './keep-last.ts';
export { keptFigure } from './kept-figure.ts';
export { chooseMetrics } from './choose-metrics.ts';
export { figureNameOf } from './metric-accumulator.ts';
export { checkSchedule } from './learning-rate.ts';
export { metricsFor } from './metrics-for.ts';
export { accuracy } from './metrics/accuracy.ts';
export { argmax, classOf } from './metrics/class-of.ts';
export { exactMatch } from './metrics/exact-match.ts';
export { labelAccuracy } from './metrics/label-accuracy.ts';
export { macroF1 } from './metrics/macro-f1.ts';
export { meanAbsoluteError } from './metrics/mean-absolute-error.ts';
export { microF1 } from './metrics/micro-f1.ts';
export { rSquared } from './metrics/r-squared.ts';
export { rootMeanSquaredError } from './metrics/root-mean-squared-error.ts';
export { balancedAccuracy } from './metrics/balanced-accuracy.ts';
export { brierScore } from './metrics/brier-score.ts';
export { calibrationError } from './metrics/calibration-error.ts';
export { logLoss } from './metrics/log-loss.ts';
export { macroPrecision } from './metrics/macro-precision.ts';
export { macroRecall } from './metrics/macro-recall.ts';
export { prAuc } from './metrics/pr-auc.ts';
export { rocAuc } from './metrics/roc-auc.ts';
export { topK } from './metrics/top-k.ts';
export { findLearningRate, type RangeTestDoneEvent, type RangeTestEvent, type RangeTestOptions, type RangeTestStepEvent } from './range-test/find-learning-rate.ts';
export { suggestLearningRate, type LearningRateSuggestion, type RangeTestPoint } from './range-test/suggest-learning-rate.ts';
export type { StopSignal } from './yield-to-event-loop.ts';
export type { TrainingWarning } from './output-warnings.ts';
export { predictClasses, type ClassPredictions, type PredictClassesOptions } from './predict-classes.ts';
export { calibrationOf, type Calibration, type CalibrationBin } from './report/calibration.ts';
export { classReport, type ClassFigures, type ClassReport, type ClassShares } from './report/class-report.ts';
export { rankClasses } from './report/rank-classes.ts';
export { precisionRecallCurve, rocCurve, type RankPoint } from './report/rank-curves.ts';
export type { Ranking } from './metrics/ranking.ts';
export type { Sign, SignName } from './signs/sign.ts';
export { Trainer, type TrainerOptions, type TrainingPace } from './trainer.ts';
export type { Scores } from './scores.ts';
export {
  planTraining,
  trainingSchema,
  type TrainingConfig,
  type TrainingConfigOf,
  type TrainingPlan,
} from './training-config.ts';
export type * from './training-event.ts';
export { checkAveraging, type AveragingText } from './updates/averaging.ts';
export { numbersOfPart, type SavedParts, type StatefulPart } from './state-parts.ts';
export { parseTrainingState, type TrainingState } from './training-state.ts';

export { trainerPlugin };
export default trainerPlugin;
