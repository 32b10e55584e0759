import { isVitrumError, resolveReference, type Metric, type Registry, type Task } from '@vitrum/core';
import type { RunConfig } from '@vitrum/runs';
import { metricsFor } from '@vitrum/trainer';

/** The metrics that a recorded run reports, the main one first; without those of plugins that are not loaded. */
export function metricsOfRecord(registry: Registry, { training }: RunConfig, task: Task): readonly Metric[] {
  const asked = training?.metrics ?? [];
  if (asked.length === 0) return metricsFor(registry, task);
  return asked.flatMap((reference) => {
    try {
      return [resolveReference(registry, 'metric', reference)];
    } catch (error) {
      if (isVitrumError(error)) return [];
      throw error;
    }
  });
}
