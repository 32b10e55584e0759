import type { Dataset, Scaling } from '@vitrum/core';
import { taskOf } from '../task-of.ts';

/** The scaling of a regression dataset's targets. */
export function scalingOf(dataset: Dataset): Scaling | undefined {
  return taskOf(dataset) === 'regression' ? dataset.targetScaling : undefined;
}
