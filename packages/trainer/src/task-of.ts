import type { Dataset, Scaling, Task } from '@vitrum/core';
import { requireSamples } from './require-samples.ts';

/**
 * What the targets of a dataset are.
 *
 * @throws VITRUM_INVALID_DATASET
 */
export function taskOf(dataset: Dataset): Task {
  requireSamples(dataset);
  return dataset.task ?? 'classification';
}

/** How the targets of a dataset were scaled, where they are numbers to come close to. */
export function scalingOf(dataset: Dataset): Scaling | undefined {
  return taskOf(dataset) === 'regression' ? dataset.targetScaling : undefined;
}
