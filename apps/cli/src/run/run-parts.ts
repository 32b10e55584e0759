import type { DatasetSplits } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import type { TrainingPlan, TrainingState } from '@vitrum/trainer';
import type { DatasetReference } from './dataset-reference.ts';
import type { RunDescription } from './run-description.ts';

/** A run that is checked as far as that is possible without its data. */
export interface PreparedRun {
  readonly dataset: DatasetReference;
  /** False where the dataset is only the one that is taken when none is named. */
  readonly isDatasetNamed: boolean;
  /**
   * The whole run, with what its data decide.
   *
   * @throws VITRUM_INVALID_CHECKPOINT when they are not those that a resumed run began with; what creating the network throws
   */
  readonly complete: (data: TrainingData) => RunParts;
}

/** What a run learns from. */
export interface TrainingData {
  /** Where it came from: not always what was asked for. */
  readonly dataset: DatasetReference;
  readonly data: DatasetSplits;
  /** Size in bytes of the file that it was read from, where it is one file of a person's own. */
  readonly fileSize?: number;
}

/** A run that is ready to train. */
export interface RunParts extends TrainingData {
  readonly description: RunDescription;
  readonly network: Network;
  readonly plan: TrainingPlan;
  /** The settings that nobody named and that follow from the data, in words; left out where they are the notebook's. */
  readonly fitted?: string;
  /** Where training goes on, for a run that is resumed. */
  readonly state?: TrainingState;
}
