import type { Batch } from './batch.ts';
import type { SavedSums } from './score-sums.ts';

/**
 * Takes the steps of a training. It is the one object with tensors in its hands: what counts samples, asks the schedule and tells of
 * events above it never sees one.
 */
export interface TrainingEngine {
  /** True where the samples from `start` of the pass on can be read at once; else `load` brings them. */
  has(start: number): boolean;
  load(start: number): Promise<void>;
  /** The end of the samples that can be read at once. */
  readonly end: number;
  /**
   * One step: forward, loss, backward and update, over `count` samples from `start` of the pass on. The host's is done then, a
   * device's is queued. After a step whose cost is not finite nothing is done any more: see {@link StepFigures.diverged}.
   */
  step(start: number, count: number, learningRate: number, step: number): void;
  /** What the steps of the epoch came to: the only read-back. */
  figures(): StepFigures | Promise<StepFigures>;
  /** Begins an epoch anew: sums of nothing. */
  beginEpoch(): void;
}

/**
 * The figures of the steps of an epoch, up to the last one. They are sums since it began, and not since the last call: sums of sums
 * would depend on when somebody looked.
 */
export interface StepFigures {
  readonly lossSum: number;
  /** The step whose cost was the first not to be finite, before its update. */
  readonly diverged?: DivergedAt;
}

/** Where a training stopped to be finite. */
export interface DivergedAt {
  /** From 1. */
  readonly step: number;
  /** Samples of the epoch before this step. */
  readonly samples: number;
  readonly batch: Batch;
  /** η of the step before; left out where there was none. */
  readonly learningRate?: number;
}

/** What of an engine goes into a checkpoint. */
export interface EngineSums {
  readonly lossSum: number;
  readonly scoreSums: SavedSums;
}
