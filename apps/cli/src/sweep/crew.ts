import type { TrialJob, TrialOutcome } from './trial-job.ts';

/** What trains the jobs of a sweep: processes on this machine, or workers anywhere behind a queue. */
export interface Crew {
  /** How many jobs are handed out at the same time. */
  readonly size: number;
  /** Trains a job; the outcome of one that cannot be trained says so. */
  train(job: TrialJob, listener: JobListener): Promise<TrialOutcome>;
  /** Asks all jobs to be saved and to end. */
  interrupt(): void;
  /** Ends the processes. */
  close(): Promise<void>;
}

/** What hears a job in progress. */
export interface JobListener {
  readonly onEpoch: (epoch: number) => void;
  /** Who trains it. */
  readonly onWorker: (worker: string) => void;
}
