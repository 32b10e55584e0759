import type { SampleRows, SamplesMetric } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { metricSamples, type MetricSample } from './samples.ts';
import { percentFaults } from './score.ts';

/** Another order of summation is rounded differently. */
const tolerance = 1e-9;

/** A figure of all samples at once does not depend on their order. */
export const metricWhole = check<CheckContext<'metrics'>>('whole', 'its figure of all samples does not depend on their order', ({ variants, tried, skip }) => {
  const asked = variants.flatMap(({ made, fail }) => (made.kind === 'samples' ? [{ made, fail }] : []));
  if (asked.length === 0) return skip('it needs no more than one sample at a time');
  const samples = metricSamples();
  const lengths = [...new Set(samples.map(({ output }) => output.length))];
  tried(`${samples.length} rows of ${lengths.join(', ')} outputs, in several orders`);
  for (const { made, fail } of asked) {
    for (const length of lengths) fail(...faultsOf(made, samples.filter(({ output }) => output.length === length)).slice(0, 1));
  }
});

function faultsOf(metric: SamplesMetric, samples: readonly MetricSample[]): readonly Fault[] {
  const first = metric.value(rowsOf(samples));
  const orders = [samples, samples.toReversed(), samples.flatMap((_, i) => samples[(i * 7) % samples.length] ?? [])];
  const changed = orders.flatMap((order): readonly Fault[] => {
    const value = metric.value(rowsOf(order));
    if (Object.is(value, first) || Math.abs(value - first) <= tolerance) return [];
    return [{ message: `Its value of ${samples.length} rows is ${formatNumber(first)}, and ${formatNumber(value)} of the same rows in another order.`, hint: 'Count rows that are equal together: sorting puts them in any order.' }];
  });
  return [...(metric.unit === 'percent' && !Number.isNaN(first) ? percentFaults('Its value', first) : []), ...changed];
}

function rowsOf(samples: readonly MetricSample[]): SampleRows {
  const width = samples[0]?.output.length ?? 0;
  const numbers = (rows: readonly Float32Array[]): Float32Array => Float32Array.from(rows.flatMap((row) => [...row]));
  return { size: samples.length, width, outputs: numbers(samples.map(({ output }) => output)), targets: numbers(samples.map(({ target }) => target)) };
}
