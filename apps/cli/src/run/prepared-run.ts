import type { DatasetReference, RunParts, TrainingData } from '@vitrum/runs';

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
