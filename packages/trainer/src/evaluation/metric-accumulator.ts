import { VitrumError, type FloatArray, type Metric, type SampleRows, type Scaling, type Tensor } from '@vitrum/core';
import { contributionFailure, requireReady } from '@vitrum/core/internal';
import { rowsOf } from '@vitrum/tensor';
import { figureNameOf } from './figure-name.ts';
import { SampleCollector } from './sample-collector.ts';
import type { Scores } from './scores.ts';

/** The sums of metrics, by the name of the metric, as plain JSON. */
export type SavedSums = Readonly<Record<string, readonly number[]>>;

const noRows: SampleRows = { size: 0, width: 0, outputs: new Float64Array(0), targets: new Float64Array(0) };

/** A metric with its sums. */
interface Tally {
  readonly metric: Metric;
  readonly sums: Float64Array;
  /** The sums at the last mark. */
  readonly marked: Float64Array;
  readonly add: (output: FloatArray, target: FloatArray) => void;
}

/** Accumulates the figures of metrics over samples. Adding allocates nothing, but for metrics that need all samples at once. */
export class MetricAccumulator {
  readonly #tallies: readonly Tally[];
  /** Undefined unless all samples are needed at the end. */
  readonly #collector: SampleCollector | undefined;
  readonly #scaling: Scaling | undefined;
  readonly #output: Float64Array;
  readonly #target: Float64Array;

  /**
   * @param outputs - Length of a row.
   * @param scaling - Undone before a metric gets outputs and targets, so that errors are in the original units.
   * @param keepsRows - Keeps all samples, also where no metric needs them.
   */
  constructor(metrics: readonly Metric[], outputs: number, scaling?: Scaling, keepsRows = false) {
    for (const metric of metrics) requireReady('metrics', metric, 'The list of metrics');
    this.#tallies = metrics.map((metric) => tallyOf(metric, outputs));
    this.#collector = keepsRows || metrics.some(({ kind }) => kind === 'samples') ? new SampleCollector(outputs) : undefined;
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

  /** Remembers the sums, for `undo`. */
  mark(): void {
    for (const { sums, marked } of this.#tallies) copy(sums, marked);
  }

  /** The sums are again those of the last mark. */
  undo(): void {
    for (const { sums, marked } of this.#tallies) copy(marked, sums);
  }

  /** The figures of the added samples, at least one; per cent where that is the unit, and without those that are undefined. */
  scores(samples: number): Scores {
    const figures = this.#tallies.map(({ metric, sums }) => [figureNameOf(metric), this.#figureOf(metric, sums, samples)] as const);
    return Object.fromEntries(figures.filter(([, figure]) => !Number.isNaN(figure)));
  }

  /** All added samples, where they are kept. */
  rows(): SampleRows | undefined {
    return this.#collector?.rows();
  }

  /** Resets the sums. */
  clear(): void {
    for (const { sums } of this.#tallies) sums.fill(0);
    this.#collector?.clear();
  }

  save(): SavedSums {
    return Object.fromEntries(this.#tallies.map(({ metric, sums }) => [figureNameOf(metric), [...sums]]));
  }

  /**
   * Restores saved sums.
   *
   * @throws VITRUM_INVALID_CHECKPOINT if they belong to other metrics
   */
  restore(saved: SavedSums): void {
    for (const { metric, sums } of this.#tallies) {
      const name = figureNameOf(metric);
      const given = Object.hasOwn(saved, name) ? saved[name] : undefined;
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

  #figureOf(metric: Metric, sums: Float64Array, samples: number): number {
    const factor = metric.unit === 'percent' ? 100 : 1;
    try {
      if (metric.kind === 'sums') return factor * metric.value(sums, samples);
      if (metric.kind === 'samples') return factor * metric.value(this.#collector?.rows() ?? noRows);
      return (factor * (sums[0] ?? 0)) / samples; // 7 of 50 are 14 per cent, where 100 times 0.14 is 14.000000000000002
    } catch (error) {
      throw contributionFailure('metrics', metric.name, metric, error);
    }
  }

  #addRow(output: FloatArray, target: FloatArray): void {
    this.#collector?.add(output, target);
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
    return { metric, sums, marked: sums.slice(), add: (output, target) => metric.add(sums, output, target) };
  }
  if (metric.kind === 'samples') return { metric, sums: new Float64Array(0), marked: new Float64Array(0), add: () => undefined };
  const sums = new Float64Array(1);
  const add = (output: FloatArray, target: FloatArray): void => {
    sums[0] = (sums[0] ?? 0) + metric.score(output, target);
  };
  return { metric, sums, marked: sums.slice(), add };
}

/** Faster than `set` for a few numbers. */
function copy(from: Float64Array, to: Float64Array): void {
  for (let i = 0; i < from.length; i++) to[i] = from[i] ?? 0;
}

/** A row in the original units: offset + scale · number. */
function unscale(row: FloatArray, { offsets, scales }: Scaling, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = (offsets[i] ?? 0) + (scales[i] ?? 1) * (row[i] ?? 0);
}

function otherMetric(metric: Metric, needed: number, saved: SavedSums): VitrumError {
  const given = Object.entries(saved).map(([name, { length }]) => describeSums(name, length));
  return new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The checkpoint has ${given.length === 0 ? 'no metric' : given.join(', ')}; ${describeSums(figureNameOf(metric), needed)} is needed.`,
    hint: 'Resume with the data and the metrics that the run was started with.',
  });
}

const describeSums = (metric: string, count: number): string => `"${metric}" with ${count} ${count === 1 ? 'sum' : 'sums'}`;
