import type { Network } from '@vitrum/network';
import type { TrainingPlan, TrainingState } from '@vitrum/trainer';
import type { RunDescription } from './run-description.ts';
import type { TrainingData } from './training-data.ts';

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
