import type { BackendOptions, CommonOptions } from '../options/shared-options.ts';
import type { RunOptions } from './run-options.ts';

/** The options of `vitrum train`, as they were typed. */
export interface TrainOptions extends CommonOptions, BackendOptions, RunOptions {
  readonly config?: string;
  readonly dataDir?: string;
  readonly out?: string;
  readonly resume?: string;
  readonly checkpointEvery?: string;
  /** The folder for event files of TensorBoard. */
  readonly tensorboard?: string;
  /** False for `--no-signs`. */
  readonly signs?: boolean;
  readonly json?: boolean;
}
