import { describeValue, type SumsMetric } from '@vitrum/core';
import { skipped, outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { metricSamples, type MetricSample } from './samples.ts';

/** Everything that it remembers is in its sums: a run can be interrupted, and the order of the samples does not matter. */
export const metricSums: Check<Subject<'metrics'>> = {
  name: 'sums',
  title: 'its figure depends on the samples alone, in any order, also when it is interrupted between them',
  run: ({ definition }) => {
    if (definition.kind !== 'sums') return skipped('it is a mean of scores');
    const samples = metricSamples();
    const lengths = [...new Set(samples.map(({ output }) => output.length))];
    const failures = lengths.flatMap((length) =>
      faultsOf(
        definition,
        samples.filter(({ output }) => output.length === length),
      ).slice(0, 1),
    );
    return outcome(`${samples.length} rows of ${lengths.join(', ')} outputs, in several orders and in two halves`, firstFew(failures));
  },
};

/** Summands of another order are rounded otherwise. */
const tolerance = 1e-9;

function faultsOf(metric: SumsMetric, samples: readonly MetricSample[]): readonly Finding[] {
  const outputs = samples[0]?.output.length ?? 0;
  const count: unknown = metric.count(outputs);
  if (!Number.isSafeInteger(count) || Number(count) < 1) {
    return [{ message: `count(${outputs}) is ${describeValue(count)}; it must be a whole number of at least 1.`, got: describeValue(count) }];
  }
  const where = `${samples.length} rows of ${outputs} ${outputs === 1 ? 'output' : 'outputs'}`;
  const first = figureOf(metric, samples);
  if (typeof first !== 'number' || !Number.isFinite(first)) {
    return [{ message: `Of ${where} its value is ${describeValue(first)}; it must be a finite number.`, where, got: describeValue(first) }];
  }
  if (metric.unit === 'percent' && (first < 0 || first > 1)) return [percentFault(where, first)];
  const others: readonly (readonly [what: string, value: unknown, hint: string])[] = [
    ['asked again, with new sums', figureOf(metric, samples), 'Keep nothing outside of the sums that you are given: they begin at 0 for every run.'],
    ['interrupted in the middle', figureInHalves(metric, samples), 'Keep everything in the sums: they are saved when a run is interrupted.'],
    ['with the samples backwards', figureOf(metric, samples.toReversed()), 'It must not depend on the order of the samples.'],
    ['with the samples in another order', figureOf(metric, inStrides(samples)), 'It must not depend on the order of the samples.'],
  ];
  return others.flatMap(([what, value, hint]): readonly Finding[] => {
    if (typeof value === 'number' && Math.abs(value - first) <= tolerance * (1 + Math.abs(first))) return [];
    const got = typeof value === 'number' ? formatNumber(value) : describeValue(value);
    return [{ message: `Of ${where} its value is ${formatNumber(first)}, and ${got} ${what}.`, hint, where, expected: formatNumber(first), got }];
  });
}

function figureOf(metric: SumsMetric, samples: readonly MetricSample[]): unknown {
  const sums = new Float64Array(metric.count(samples[0]?.output.length ?? 0));
  addAll(metric, sums, samples);
  return metric.value(sums, samples.length);
}

/** As at a checkpoint: the sums of the first half are written down, and the second half is added to what is read again. */
function figureInHalves(metric: SumsMetric, samples: readonly MetricSample[]): unknown {
  const half = Math.floor(samples.length / 2);
  const written = new Float64Array(metric.count(samples[0]?.output.length ?? 0));
  addAll(metric, written, samples.slice(0, half));
  const text = JSON.stringify([...written]);
  figureOf(metric, samples.toReversed()); // another run in between
  const sums = Float64Array.from(JSON.parse(text) as readonly number[]); // what was just written
  addAll(metric, sums, samples.slice(half));
  return metric.value(sums, samples.length);
}

function addAll(metric: SumsMetric, sums: Float64Array, samples: readonly MetricSample[]): void {
  for (const { output, target } of samples) metric.add(sums, output.slice(), target.slice());
}

const inStrides = (samples: readonly MetricSample[]): readonly MetricSample[] =>
  samples.flatMap((sample, i) => samples[(i * 7) % samples.length] ?? sample);

function percentFault(where: string, value: number): Finding {
  return {
    message: `Its unit is per cent, and of ${where} its value is ${formatNumber(value)}, which is shown as ${formatNumber(100 * value)} %.`,
    hint: 'Give a figure from 0 to 1: it is shown times 100. Or leave the unit out.',
    expected: 'from 0 to 1',
    got: formatNumber(value),
  };
}
