import type { Metric, Registry, Task } from '@vitrum/core';
import { trainerPlugin } from './trainer-plugin.ts';

/**
 * The metrics reported for a task by default: the registry's in order of registration, or the built-ins without a registry. The
 * first one is the task's main figure.
 */
export function metricsFor(task: Task, registry?: Registry): readonly Metric[] {
  const metrics: readonly Metric[] = registry?.metrics.entries.map(({ definition }) => definition) ?? trainerPlugin.metrics;
  return metrics.filter(({ tasks }) => tasks?.includes(task) ?? false);
}
