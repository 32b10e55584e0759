import type { Dataset, Scaling, Task } from '@vitrum/core';
import { requireSamples } from './require-samples.ts';

/**
 * The task of a dataset.
 *
 * @throws VITRUM_INVALID_DATASET
 */
export function taskOf(dataset: Dataset): Task {
  requireSamples(dataset);
  return dataset.task ?? 'classification';
}

/** The scaling of a regression dataset's targets. */
export function scalingOf(dataset: Dataset): Scaling | undefined {
  return taskOf(dataset) === 'regression' ? dataset.targetScaling : undefined;
}
