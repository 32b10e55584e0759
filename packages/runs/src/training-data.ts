import type { DatasetSplits } from '@vitrum/core';
import type { DatasetReference } from './dataset-reference.ts';

/** What a run learns from. */
export interface TrainingData {
  /** Where it came from: not always what was asked for. */
  readonly dataset: DatasetReference;
  readonly data: DatasetSplits;
  /** Size in bytes of the file that it was read from, where it is one file of a person's own. */
  readonly fileSize?: number;
}
