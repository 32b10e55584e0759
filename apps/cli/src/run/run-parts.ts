import type { DatasetSplits } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import type { TrainingPlan, TrainingState } from '@vitrum/trainer';
import type { RunDescription } from './run-description.ts';

/** A run that is ready for its data. */
export interface PreparedRun {
  readonly description: RunDescription;
  /** False where the dataset is only the one that is taken when none is named. */
  readonly isDatasetNamed: boolean;
  readonly network: Network;
  readonly plan: TrainingPlan;
  /** Where training goes on, for a run that is resumed. */
  readonly state?: TrainingState;
}

/** A run that is ready to train. */
export interface RunParts extends PreparedRun {
  readonly data: DatasetSplits;
}
