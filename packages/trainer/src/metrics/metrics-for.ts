import type { ContributionKinds, Metric, Registry, Task } from '@vitrum/core';

/**
 * The metrics reported for a task by default, in order of registration. Those
 * with options are reported on request alone. The first one is the task's main figure.
 */
export function metricsFor(registry: Registry, task: Task): readonly Metric[] {
  const metrics: readonly ContributionKinds['metrics'][] = registry.metrics.entries.map(({ definition }) => definition);
  return metrics.filter((metric): metric is Metric => !('options' in metric) && (metric.tasks?.includes(task) ?? false));
}
