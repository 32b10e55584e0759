import type { Dataset } from '@vitrum/core';

/** Samples with their targets, and notes on how they were read. */
export interface LabeledSamples {
  readonly dataset: Dataset;
  readonly notes: readonly string[];
}
