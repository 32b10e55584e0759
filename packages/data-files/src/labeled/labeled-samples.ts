import type { Dataset } from '@vitrum/core';

/** Samples with their right answers, and what a person should know about how they were read. */
export interface LabeledSamples {
  readonly dataset: Dataset;
  readonly notes: readonly string[];
}
