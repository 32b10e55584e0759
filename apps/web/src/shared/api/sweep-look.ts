/** What a sweep tells of its settings. */
export interface SweepLook {
  /** The folder of the sweep, or the file that tells of it. */
  readonly sweep: string;
  /** What is looked for, such as `accuracy`. */
  readonly figure: string;
  readonly isPercent: boolean;
  readonly isGreatGood: boolean;
  /** Trials that have a figure. */
  readonly trials: number;
  /** The most important one first; those of which too few trials say something, last. */
  readonly settings: readonly SettingLook[];
}

/** A setting that a sweep tried values of. */
export interface SettingLook {
  /** Where it is in the description of a run: `training.learningRate`. */
  readonly key: string;
  /** `learning rate` */
  readonly name: string;
  /** The share of the figure's variance that goes with it, from 0 to 1; absent where too few trials say something. */
  readonly share?: number;
  /** Values along the interval from 0 to 1 on which they are laid out. */
  readonly ticks: readonly { readonly place: number; readonly label: string }[];
  /** The trials that tried it and have a figure. */
  readonly points: readonly TriedValue[];
}

/** A trial, seen from one of its settings. */
export interface TriedValue {
  /** The number of the trial. */
  readonly trial: number;
  readonly value: string;
  /** Where the value is, from 0 to 1. */
  readonly place: number;
  /** The mean over the seeds of the trial. */
  readonly figure: number;
}
