import type { Metric, Registry, Task } from '@vitrum/core';
import { trainerPlugin } from './trainer-plugin.ts';

/**
 * The metrics that tell of a task by themselves: those of the registry in order of registration, the built-in ones where no
 * registry is given. The first one is the task's main figure.
 */
export function metricsFor(task: Task, registry?: Registry): readonly Metric[] {
  const metrics: readonly Metric[] = registry?.metrics.entries.map(({ definition }) => definition) ?? trainerPlugin.metrics;
  return metrics.filter(({ tasks }) => tasks?.includes(task) ?? false);
}
