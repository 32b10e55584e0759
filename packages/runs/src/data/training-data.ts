import type { DatasetSplits } from '@vitrum/core';
import type { DataFingerprint } from './data-fingerprint.ts';
import type { DatasetReference } from './dataset-reference.ts';

/** The data of a run. */
export interface TrainingData {
  /** The dataset that was loaded, which may differ from the requested one. */
  readonly dataset: DatasetReference;
  /** The samples in their parts. */
  readonly data: DatasetSplits;
  /** Size in bytes of the user's file, if the data come from a single one. */
  readonly fileSize?: number;
  /** What the data are recognized by when a run is resumed; null or absent if it is not known. */
  readonly fingerprint?: DataFingerprint | null;
}
