import { definePlugin } from '@vitrum/core';
import { accuracy } from './accuracy.ts';
import { version } from './version.ts';

export { accuracy, argmax, classOf } from './accuracy.ts';
export { BatchReader, checkFit, type Batch } from './batch.ts';
export { evaluate, type EvaluateOptions, type Evaluation } from './evaluate.ts';
export { fittedRun, type FittedRun } from './fitted-run.ts';
export type { StopSignal } from './next-turn.ts';
export { Trainer, type TrainerOptions } from './trainer.ts';
export {
  resolveTrainingConfig,
  trainingSchema,
  type TrainingConfig,
  type TrainingConfigOf,
  type TrainingPlan,
} from './training-config.ts';
export type * from './training-event.ts';
export { parseTrainingState, type TrainingState } from './training-state.ts';

/** The metrics as a plugin. */
export const trainerPlugin = definePlugin({ name: '@vitrum/trainer', version, metrics: [accuracy] });
export default trainerPlugin;
