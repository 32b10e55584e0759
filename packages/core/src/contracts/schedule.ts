import type { Contribution } from './contribution.ts';

/** The progress of a training run at the beginning of a step. */
export interface TrainingProgress {
  /** Epochs done, fractions included: 1.5 in the middle of the second. */
  readonly epoch: number;
  /** Epochs planned. */
  readonly epochs: number;
}

/** The mathematics of a learning-rate schedule. */
export interface ScheduleFunctions {
  /** The factor that the configured learning rate is multiplied by. */
  readonly factor: (progress: TrainingProgress) => number;
}

/** A learning-rate schedule, ready to use. */
export interface Schedule<Name extends string = string> extends Contribution<Name>, ScheduleFunctions {}
