import type { NamedNetwork } from '@vitrum/runs';
import type { EpochFigures, HeldOutFigures } from '@vitrum/trainer';
import type { ProgressPoint } from './run.ts';
import type { RunSetting } from './run-setting.ts';
import type { TrialOfSweep } from './trial-of-sweep.ts';

/** A run that the browser keeps: what a list and the curves show of it, with its last figures. */
export interface KeptRun extends Pick<HeldOutFigures, 'testLoss' | 'testAccuracy' | 'validationLoss' | 'validationAccuracy'> {
  readonly id: string;
  /** The visitor's name for it, or its data and what differs from the usual settings: `MNIST, huber, seed 8`. */
  readonly name: string;
  /** True where the visitor named it. */
  readonly isRenamed: boolean;
  /** The folder that it was read from, for a run that the command line trained. */
  readonly folder?: string;
  /** What a sweep tells of it, for a run of a sweep. */
  readonly trial?: TrialOfSweep;
  /** True where the record of a sweep is all that is known: no files, and of the settings those that were tried. */
  readonly isSummary?: true;
  /** When it was written last, in milliseconds since 1970. */
  readonly savedAt: number;
  /** What the data are called. */
  readonly data: string;
  /** Everything that determines it, in words. */
  readonly settings: readonly RunSetting[];
  /** The name that its layers come from, if one is known; the files of a run have the layers alone. */
  readonly network?: NamedNetwork;
  readonly epochs: number;
  readonly rows: readonly EpochFigures[];
  /** Of the training samples; thinned. */
  readonly points: readonly ProgressPoint[];
}
