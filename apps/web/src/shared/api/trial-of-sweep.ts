/** What a sweep of the command line tells of one of its runs: a trial, trained with a seed. */
export interface TrialOfSweep {
  /** The folder of the sweep, or the file that tells of it. */
  readonly sweep: string;
  /** The number of the trial in its sweep, from 0 on. */
  readonly index: number;
  /** Absent for a trial of which no run has come to a figure. */
  readonly seed?: number;
  readonly state: 'done' | 'stopped' | 'failed';
  /** What is looked for, such as `accuracy`; absent where the sweep's description is not there to tell it. */
  readonly figure?: string;
  readonly isPercent: boolean;
  /** The figure after the last epoch. */
  readonly value?: number;
  /** Over the seeds of the trial, where it has several and all have come to a figure. */
  readonly mean?: { readonly value: number; readonly seeds: number };
  /** The figure after each epoch. */
  readonly curve: readonly number[];
  /** The smallest and the greatest figure in the curves of the whole sweep. */
  readonly range: readonly [smallest: number, greatest: number];
  /** Of a run that came to its end: the SHA-256 of its parameters. */
  readonly fingerprint?: string;
  /** Why it failed. */
  readonly reason?: string;
}
