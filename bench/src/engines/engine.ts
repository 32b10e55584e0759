import type { Command } from '../process/process-runner.ts';
import type { WorkloadName } from './workload.ts';

/** How much of a training an engine is asked for: all of it, or a part that says enough. */
export interface Effort {
  /** Samples of each epoch; the time is scaled up to the whole epoch. */
  readonly samples: number;
  readonly epochs: number;
  /** Samples that are trained on before, untimed: in favor of an engine that does only a part. */
  readonly warmUpSamples?: number;
}

/** What a training program answers. */
export interface TrainingAnswer {
  /** Of each epoch. */
  readonly seconds: readonly number[];
  /** Of a peer, for the table. */
  readonly version?: string;
  /** Of a vitrum backend: what of the machine it made use of. */
  readonly features?: readonly string[];
  /** Of Python: the linear algebra libraries that it had loaded, where that could be seen. */
  readonly blas?: readonly string[] | null;
}

/** Something that trains a network in a process of its own. */
export interface Engine {
  readonly name: string;
  readonly isPeer: boolean;
  readonly command: Command;
  /** What its program is told beside workload, effort and data. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** By workload; those left out it does not do. */
  readonly efforts: Readonly<Partial<Record<WorkloadName, { readonly full: Effort; readonly quick?: Effort }>>>;
}
