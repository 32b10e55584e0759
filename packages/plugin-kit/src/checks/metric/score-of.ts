import type { FloatArray, Metric } from '@vitrum/core';

/** The value of a metric for a single sample. */
export function scoreOf(metric: Metric): (output: FloatArray, target: FloatArray) => number {
  if (metric.kind === 'samples') return (outputs, targets) => metric.value({ size: 1, width: outputs.length, outputs, targets });
  if (metric.kind !== 'sums') return (output, target) => metric.score(output, target);
  return (output, target) => {
    const sums = new Float64Array(metric.count(output.length));
    metric.add(sums, output, target);
    return metric.value(sums, 1);
  };
}
