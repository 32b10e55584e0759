import type { ContributionKinds, Metric, Registry, Task } from '@vitrum/core';
import { trainerPlugin } from './trainer-plugin.ts';

/**
 * The metrics reported for a task by default: the registry's in order of registration, or the built-ins without a registry. Those
 * with options are reported on request alone. The first one is the task's main figure.
 */
export function metricsFor(task: Task, registry?: Registry): readonly Metric[] {
  const metrics: readonly ContributionKinds['metrics'][] = registry?.metrics.entries.map(({ definition }) => definition) ?? trainerPlugin.metrics;
  return metrics.filter((metric): metric is Metric => !('options' in metric) && (metric.tasks?.includes(task) ?? false));
}
