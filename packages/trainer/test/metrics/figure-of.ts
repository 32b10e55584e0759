import type { FloatArray, Metric } from '@vitrum/core';

/** A sample: outputs, then targets. */
export type Sample = readonly [output: readonly number[], target: readonly number[]];

/** What a metric says of samples. */
export function figureOf(metric: Metric, samples: readonly Sample[]): number {
  const rows = samples.map(([output, target]) => [Float64Array.from(output), Float64Array.from(target)] as const);
  const width = samples[0]?.[0].length ?? 0;
  if (metric.kind === 'samples') return metric.value({ size: rows.length, width, outputs: joined(rows.map(([output]) => output)), targets: joined(rows.map(([, target]) => target)) });
  if (metric.kind !== 'sums') return rows.reduce((sum, [output, target]) => sum + metric.score(output, target), 0) / rows.length;
  const sums = new Float64Array(metric.count(width));
  for (const [output, target] of rows) metric.add(sums, output, target);
  return metric.value(sums, rows.length);
}

const joined = (rows: readonly Float64Array[]): FloatArray => Float64Array.from(rows.flatMap((row) => [...row]));
