import type { Contribution } from './contribution.ts';

/** The planned length of a training run. */
export interface TrainingLength {
  /** Epochs planned. */
  readonly epochs: number;
  /** Steps of one epoch. */
  readonly stepsPerEpoch: number;
}

/** The progress of a training run at the beginning of a step. */
export interface TrainingProgress extends TrainingLength {
  /** Epochs done, fractions included: 1.5 in the middle of the second. */
  readonly epoch: number;
  /** Steps done. */
  readonly step: number;
}

/** The figures of an epoch at its end, for a schedule that follows them. */
export interface TrainingOutcome extends TrainingProgress {
  /** Mean loss on the training samples, of each before its own step. */
  readonly loss: number;
  /** Mean loss on the validation samples, where the data have such a part. */
  readonly validationLoss?: number;
  /** Mean loss on the test samples, where they are looked at after every epoch. */
  readonly testLoss?: number;
}

/** What a schedule remembers from epoch to epoch: finite numbers by name. */
export type ScheduleMemory<Remembered extends string = string> = Readonly<Record<Remembered, number>>;

/** The mathematics of a learning-rate schedule, a pure rule. The trainer keeps its memory, and saves and restores it. */
export interface ScheduleFunctions<Remembered extends string = string> {
  // Methods, not properties: a schedule that remembers particular numbers must be assignable to the general form.
  /** The factor by which the configured learning rate is multiplied. */
  factor(progress: TrainingProgress, memory: ScheduleMemory<Remembered>): number;
  /**
   * True if the planned number of epochs bends the curve: with more epochs, a run is another one from its first step on. False by
   * default.
   */
  readonly dependsOnEpochs?: boolean;
  /** The numbers that it remembers, with their values before the first epoch; nothing by default. */
  readonly memory?: ScheduleMemory<Remembered>;
  /** The numbers to remember after an epoch, every one of `memory`. */
  afterEpoch?(outcome: TrainingOutcome, memory: ScheduleMemory<Remembered>): ScheduleMemory<Remembered>;
  /**
   * Refuses a run that it makes no sense for, such as one that ends within a warm-up. `stepsPerEpoch` is Infinity until the data are
   * known.
   *
   * @throws VITRUM_INVALID_OPTION
   */
  checkRun?(length: TrainingLength): void;
}

/** A learning-rate schedule, ready to use. */
export interface Schedule<Name extends string = string, Remembered extends string = string>
  extends Contribution<Name>, ScheduleFunctions<Remembered> {}
