import type { Dataset, Scaling, Task } from '@vitrum/core';

/** What the targets of a dataset are. */
export function taskOf({ task = 'classification' }: Dataset): Task {
  return task;
}

/** How the targets of a dataset were scaled, where they are numbers to come close to. */
export function scalingOf(dataset: Dataset): Scaling | undefined {
  return taskOf(dataset) === 'regression' ? dataset.targetScaling : undefined;
}
