import type { Dataset } from '@vitrum/core';

/** Samples with their targets, and notes on how they were read. */
export interface LabeledSamples {
  /** The samples in the order of the file, with inputs and targets as the model takes them. */
  readonly dataset: Dataset;
  /** A sentence for each thing a user may want to know, such as rows that were left out; often empty. */
  readonly notes: readonly string[];
}
