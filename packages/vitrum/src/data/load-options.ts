import type { ConfigIn, DatasetContext, ReferenceIn, Registry } from '@vitrum/core';
import type { VitrumRegistry } from '../builtins.ts';

/** A dataset of a registry: its name, or an object with its name as `type` and its options; `limit` takes fewer training samples. */
export type DatasetToLoad<R extends Registry = VitrumRegistry> = ReferenceIn<R, 'dataset'> | (ConfigIn<R, 'datasets'> & TrainingLimit);

interface TrainingLimit {
  /** How many training samples are taken; all by default. */
  readonly limit?: number;
}

/** Where a dataset is loaded. */
export interface LoadDatasetOptions<R extends Registry = VitrumRegistry> {
  /** Knows the names; everything built in by default. */
  readonly registry?: R;
  /** Gives published files, which MNIST and its kin consist of. `loadDataset` of `vitrum/node` has one. */
  readonly context?: DatasetContext;
}
