import type { SumsMetric } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { metricSamples, type MetricSample } from './samples.ts';
import { percentFaults } from './score.ts';

/** All state is in the sums: a run can be interrupted, and the order of the samples does not matter. */
export const metricSums = check<CheckContext<'metrics'>>(
  'sums',
  'its figure depends on the samples alone, in any order, also when it is interrupted between them',
  ({ variants, tried, skip }) => {
    const asked = variants.flatMap(({ made, fail }) => (made.kind === 'sums' ? [{ made, fail }] : []));
    if (asked.length === 0) return skip('it has no sums');
    const samples = metricSamples();
    const lengths = [...new Set(samples.map(({ output }) => output.length))];
    tried(`${samples.length} rows of ${lengths.join(', ')} outputs, in several orders and in two halves`);
    for (const { made, fail } of asked) {
      for (const length of lengths) fail(...faultsOf(made, samples.filter(({ output }) => output.length === length)).slice(0, 1));
    }
  },
);

/** Another order of summation is rounded differently. */
const tolerance = 1e-9;

function faultsOf(metric: SumsMetric, samples: readonly MetricSample[]): readonly Fault[] {
  const outputs = samples[0]?.output.length ?? 0;
  const count: unknown = metric.count(outputs);
  if (!Number.isSafeInteger(count) || Number(count) < 1) return [{ message: `count(${outputs}) is ${describeValue(count)}; it must be a whole number of at least 1.` }];
  const where = `Of ${samples.length} rows of ${outputs} ${outputs === 1 ? 'output' : 'outputs'} its value`;
  const first = figureOf(metric, samples);
  if (typeof first !== 'number' || !Number.isFinite(first)) return [{ message: `${where} is ${describeValue(first)}; it must be a finite number.` }];
  const order = 'It must not depend on the order of the samples.';
  const others: readonly (readonly [what: string, value: unknown, hint: string])[] = [
    ['asked again, with new sums', figureOf(metric, samples), 'Keep nothing outside of the sums that you are given: they begin at 0 for every run.'],
    ['interrupted in the middle', figureInHalves(metric, samples), 'Keep everything in the sums: they are saved when a run is interrupted.'],
    ['with the samples backwards', figureOf(metric, samples.toReversed()), order],
    ['with the samples in another order', figureOf(metric, samples.flatMap((_, i) => samples[(i * 7) % samples.length] ?? [])), order],
  ];
  const changed = others.flatMap(([what, value, hint]): readonly Fault[] => {
    if (typeof value === 'number' && Math.abs(value - first) <= tolerance * (1 + Math.abs(first))) return [];
    return [{ message: `${where} is ${formatNumber(first)}, and ${typeof value === 'number' ? formatNumber(value) : describeValue(value)} ${what}.`, hint }];
  });
  return [...(metric.unit === 'percent' ? percentFaults(where, first) : []), ...changed];
}

function figureOf(metric: SumsMetric, samples: readonly MetricSample[]): unknown {
  const sums = new Float64Array(metric.count(samples[0]?.output.length ?? 0));
  addAll(metric, sums, samples);
  return metric.value(sums, samples.length);
}

/** As at a checkpoint: the sums of the first half are saved and restored before the second half is added. */
function figureInHalves(metric: SumsMetric, samples: readonly MetricSample[]): unknown {
  const half = Math.floor(samples.length / 2);
  const written = new Float64Array(metric.count(samples[0]?.output.length ?? 0));
  addAll(metric, written, samples.slice(0, half));
  const text = JSON.stringify([...written]);
  figureOf(metric, samples.toReversed()); // another run in between
  const sums = Float64Array.from(JSON.parse(text) as readonly number[]); // just serialized
  addAll(metric, sums, samples.slice(half));
  return metric.value(sums, samples.length);
}

function addAll(metric: SumsMetric, sums: Float64Array, samples: readonly MetricSample[]): void {
  for (const { output, target } of samples) metric.add(sums, output.slice(), target.slice());
}
