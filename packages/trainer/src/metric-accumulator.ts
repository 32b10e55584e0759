import { contributionFailure, requireReady, VitrumError, type FloatArray, type Metric, type Scaling, type Tensor } from '@vitrum/core';
import { rowsOf } from '@vitrum/tensor';
import type { Scores } from './scores.ts';

/** The sums of metrics, by the name of the metric, as plain JSON. */
export type SavedSums = Readonly<Record<string, readonly number[]>>;

/** A metric with its sums. */
interface Tally {
  readonly metric: Metric;
  readonly sums: Float64Array;
  readonly add: (output: FloatArray, target: FloatArray) => void;
}

/** Accumulates the figures of metrics over samples. Adding allocates nothing. */
export class MetricAccumulator {
  readonly #tallies: readonly Tally[];
  readonly #scaling: Scaling | undefined;
  readonly #output: Float64Array;
  readonly #target: Float64Array;

  /**
   * @param outputs - Length of a row.
   * @param scaling - Undone before a metric gets outputs and targets, so that errors are in the original units.
   */
  constructor(metrics: readonly Metric[], outputs: number, scaling?: Scaling) {
    for (const metric of metrics) requireReady('metrics', metric, 'The list of metrics');
    this.#tallies = metrics.map((metric) => tallyOf(metric, outputs));
    this.#scaling = scaling;
    this.#output = new Float64Array(outputs);
    this.#target = new Float64Array(outputs);
  }

  /** Adds the samples of a batch. */
  add(outputs: Tensor, targets: Tensor): void {
    const outputRows = rowsOf(outputs);
    const targetRows = rowsOf(targets);
    for (let row = 0; row < outputRows.length; row++) {
      const output = outputRows[row];
      const target = targetRows[row];
      if (output !== undefined && target !== undefined) this.#addSample(output, target);
    }
  }

  /** The figures of the added samples, at least one; per cent where that is the unit. */
  scores(samples: number): Scores {
    return Object.fromEntries(this.#tallies.map(({ metric, sums }) => [metric.name, figureOf(metric, sums, samples)]));
  }

  /** Resets the sums. */
  clear(): void {
    for (const { sums } of this.#tallies) sums.fill(0);
  }

  save(): SavedSums {
    return Object.fromEntries(this.#tallies.map(({ metric, sums }) => [metric.name, [...sums]]));
  }

  /**
   * Restores saved sums.
   *
   * @throws VITRUM_INVALID_CHECKPOINT if they belong to other metrics
   */
  restore(saved: SavedSums): void {
    for (const { metric, sums } of this.#tallies) {
      const given = Object.hasOwn(saved, metric.name) ? saved[metric.name] : undefined;
      if (given?.length !== sums.length) throw otherMetric(metric, sums.length, saved);
      sums.set(given);
    }
  }

  #addSample(output: FloatArray, target: FloatArray): void {
    if (this.#scaling !== undefined) {
      unscale(output, this.#scaling, this.#output);
      unscale(target, this.#scaling, this.#target);
      this.#addRow(this.#output, this.#target);
      return;
    }
    this.#addRow(output, target);
  }

  #addRow(output: FloatArray, target: FloatArray): void {
    for (const { add, metric } of this.#tallies) {
      try {
        add(output, target);
      } catch (error) {
        throw contributionFailure('metrics', metric.name, metric, error);
      }
    }
  }
}

function tallyOf(metric: Metric, outputs: number): Tally {
  if (metric.kind === 'sums') {
    const sums = new Float64Array(metric.count(outputs));
    return { metric, sums, add: (output, target) => metric.add(sums, output, target) };
  }
  const sums = new Float64Array(1);
  const add = (output: FloatArray, target: FloatArray): void => {
    sums[0] = (sums[0] ?? 0) + metric.score(output, target);
  };
  return { metric, sums, add };
}

function figureOf(metric: Metric, sums: Float64Array, samples: number): number {
  const factor = metric.unit === 'percent' ? 100 : 1;
  if (metric.kind === 'sums') return factor * valueOf(metric, sums, samples);
  return (factor * (sums[0] ?? 0)) / samples; // 7 of 50 are 14 per cent, where 100 times 0.14 is 14.000000000000002
}

function valueOf(metric: Extract<Metric, { kind: 'sums' }>, sums: Float64Array, samples: number): number {
  try {
    return metric.value(sums, samples);
  } catch (error) {
    throw contributionFailure('metrics', metric.name, metric, error);
  }
}

/** A row in the original units: offset + scale · number. */
function unscale(row: FloatArray, { offsets, scales }: Scaling, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = (offsets[i] ?? 0) + (scales[i] ?? 1) * (row[i] ?? 0);
}

function otherMetric({ name }: Metric, needed: number, saved: SavedSums): VitrumError {
  const given = Object.entries(saved).map(([metric, { length }]) => describeSums(metric, length));
  return new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The checkpoint has ${given.length === 0 ? 'no metric' : given.join(', ')}; ${describeSums(name, needed)} is needed.`,
    hint: 'Resume with the data and the metrics that the run was started with.',
  });
}

const describeSums = (metric: string, count: number): string => `"${metric}" with ${count} ${count === 1 ? 'sum' : 'sums'}`;
