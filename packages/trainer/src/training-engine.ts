import type { Batch } from './batches/batch.ts';
import type { SavedSums } from './evaluation/metric-accumulator.ts';

/**
 * Takes the steps of a training, and alone touches tensors: the trainer above it counts samples, evaluates the schedule and emits
 * events.
 */
export interface TrainingEngine {
  /** True if the samples from `start` of the pass on are in memory; otherwise `load` loads them. */
  has(start: number): boolean;
  load(start: number): Promise<void>;
  /** Called before the first step: loads the samples that steps would wait for otherwise, as far as all are at hand. */
  loadAll(): void;
  /** The end of the samples in memory. */
  readonly end: number;
  /**
   * One step (forward, loss, backward, update) over `count` samples from `start` of the pass on; completed on the host, queued on a
   * device. After a step whose cost is not finite it does nothing: see {@link StepFigures.diverged}.
   */
  step(start: number, count: number, learningRate: number, step: number): void;
  /** Takes back what a step has counted that was ended by an error; false if it may have changed weights or state. */
  undoStep(): boolean;
  /** The figures of the epoch's steps: the only read-back. */
  figures(): StepFigures | Promise<StepFigures>;
  /** Begins an epoch with sums of zero. */
  beginEpoch(): void;
}

/**
 * The figures of an epoch up to its last step. They are sums since its beginning, not since the last call: sums of sums would depend
 * on when they were read.
 */
export interface StepFigures {
  readonly lossSum: number;
  /** The step whose cost was the first not to be finite, before its update. */
  readonly diverged?: DivergedAt;
}

/** Where a training stopped being finite. */
export interface DivergedAt {
  /** From 1. */
  readonly step: number;
  /** Samples of the epoch before this step. */
  readonly samples: number;
  readonly batch: Batch;
  /** η of the step before, if any. */
  readonly learningRate?: number;
}

/** The part of an engine that goes into a checkpoint. */
export interface EngineSums {
  readonly lossSum: number;
  readonly scoreSums: SavedSums;
}
