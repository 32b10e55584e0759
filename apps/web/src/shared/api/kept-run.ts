import type { NamedNetwork } from '@vitrum/runs';
import type { EpochFigures, HeldOutFigures } from '@vitrum/trainer';
import type { ProgressPoint } from './run.ts';

/** A run that the browser keeps: what a list and the curves show of it, with its last figures. */
export interface KeptRun extends Pick<HeldOutFigures, 'testLoss' | 'testAccuracy' | 'validationLoss' | 'validationAccuracy'> {
  readonly id: string;
  readonly name: string;
  /** When it was written last, in milliseconds since 1970. */
  readonly savedAt: number;
  /** What the data are called. */
  readonly data: string;
  /** In words: `784-32-16-10, tanh, sgd 0.01`. */
  readonly setting: string;
  /** The name that its layers come from, if one is known; the files of a run have the layers alone. */
  readonly network?: NamedNetwork;
  readonly epochs: number;
  readonly rows: readonly EpochFigures[];
  /** Of the training samples; thinned. */
  readonly points: readonly ProgressPoint[];
}
