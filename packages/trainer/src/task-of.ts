import type { Dataset, Task } from '@vitrum/core';
import { requireSamples } from './batches/require-samples.ts';

/**
 * The task of a dataset.
 *
 * @throws VITRUM_INVALID_DATASET
 */
export function taskOf(dataset: Dataset): Task {
  requireSamples(dataset);
  return dataset.task ?? 'classification';
}
