import type { Command } from '../process/process-runner.ts';
import type { WorkloadName } from './workload.ts';

/** How much of a training an engine runs: all of it, or a representative part. */
export interface Effort {
  /** Number of samples per epoch; times are scaled up to a whole epoch. */
  readonly samples: number;
  readonly epochs: number;
  /** Number of untimed warm-up samples, in favor of engines that run only a part. */
  readonly warmUpSamples?: number;
}

/** The output of a training program. */
export interface TrainingAnswer {
  /** For each epoch. */
  readonly seconds: readonly number[];
  /** For peers, shown in the table. */
  readonly version?: string;
  /** For a vitrum backend: the machine features used. */
  readonly features?: readonly string[];
  /** For Python: the linear algebra libraries loaded, if known. */
  readonly blas?: readonly string[] | null;
}

/** Trains a network in a separate process. */
export interface Engine {
  readonly name: string;
  readonly isPeer: boolean;
  readonly command: Command;
  /** Arguments of its program in addition to workload, effort and data. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** By workload; missing ones are unsupported. */
  readonly efforts: Readonly<Partial<Record<WorkloadName, { readonly full: Effort; readonly quick?: Effort }>>>;
}
