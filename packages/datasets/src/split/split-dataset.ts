import type { Dataset, DatasetSplits } from '@vitrum/core';
import { labelsOf } from './labels-of.ts';
import { splitIndices } from './split-indices.ts';
import type { SplitOptions } from './split-options.ts';
import { splitViews } from './split-views.ts';

/**
 * Splits a dataset into a training and a test part, stratified and at random by the seed: see {@link splitIndices}. The dataset
 * closes once both parts are closed.
 *
 * @throws VITRUM_INVALID_OPTION when a part would be empty
 */
export function splitDataset(dataset: Dataset, options: Partial<SplitOptions> = {}): DatasetSplits {
  const indices = splitIndices(labelsOf(dataset), dataset.size, options);
  return splitViews(dataset, indices);
}
