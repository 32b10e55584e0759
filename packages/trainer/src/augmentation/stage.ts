import type { Augmentation, FloatArray } from '@vitrum/core';
import type { Draws } from '@vitrum/tensor';

/** An augmentation and its own stream of random numbers. */
export interface DrawnAugmentation {
  readonly augmentation: Augmentation;
  readonly draws: Draws;
}

/** Which samples a batch has: `order[start]` … `order[start + count − 1]`, or `start` … without an order. */
export interface SamplesOfBatch {
  /** Position of the batch's first sample in the epoch, from 0. */
  readonly start: number;
  /** Number of samples in the batch; the last one of an epoch may have fewer. */
  readonly count: number;
  /** Indices of samples in the order of the epoch; undefined for the stored order. */
  readonly order: Uint32Array | undefined;
  /** The epoch, from 0. */
  readonly epoch: number;
}

/** Changes the rows of a batch in place. */
export type ChangeBatch = (inputs: FloatArray, targets: FloatArray, samples: SamplesOfBatch) => void;

/** One pass over a batch. */
export interface Stage {
  /** The augmentation that errors are of. */
  readonly first: DrawnAugmentation;
  readonly run: ChangeBatch;
}

/** Begins the numbers of the sample in a row of the batch. */
export function startSample(draws: Draws, { start, order, epoch }: SamplesOfBatch, row: number): void {
  draws.startStep(order?.[start + row] ?? start + row, epoch);
}
