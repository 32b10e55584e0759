import type { Dataset, Metric, Tensor } from '@vitrum/core';
import { rowsOf } from '@vitrum/tensor';
import { MetricAccumulator } from './metric-accumulator.ts';
import { classOf } from '../metrics/class-of.ts';
import type { Evaluation } from './evaluation.ts';
import { scalingOf } from './scaling-of.ts';
import { taskOf } from '../task-of.ts';

/** What an {@link EvaluationTally} counts. */
export interface TallyOptions {
  readonly dataset: Dataset;
  readonly metrics: readonly Metric[];
  readonly keepsRows: boolean;
}

/** What an evaluation says beyond the loss: metrics, confusions of classes with names, and all rows where they are kept. */
export class EvaluationTally {
  readonly #scores: MetricAccumulator;
  readonly #keepsRows: boolean;
  readonly #confusion: readonly number[][] | undefined;

  constructor({ dataset, metrics, keepsRows }: TallyOptions) {
    this.#scores = new MetricAccumulator(metrics, dataset.targetSize, scalingOf(dataset), keepsRows);
    this.#keepsRows = keepsRows;
    this.#confusion = emptyConfusion(dataset);
  }

  /** Adds the samples of a batch. */
  add(outputs: Tensor, targets: Tensor): void {
    this.#scores.add(outputs, targets);
    if (this.#confusion !== undefined) countPredictions(this.#confusion, outputs, targets);
  }

  /** The figures of so many samples, of which the next pass knows nothing. */
  take(samples: number): Pick<Evaluation, 'metrics' | 'confusion' | 'rows'> {
    const metrics = this.#scores.scores(samples);
    const rows = this.#keepsRows ? this.#scores.rows() : undefined;
    const confusion = this.#confusion?.map((row) => [...row]);
    return { metrics, ...(confusion && { confusion }), ...(rows && { rows }) };
  }

  /** Begins a pass. */
  clear(): void {
    this.#scores.clear();
    for (const row of this.#confusion ?? []) row.fill(0);
  }
}

function emptyConfusion(dataset: Dataset): readonly number[][] | undefined {
  if (taskOf(dataset) !== 'classification') return undefined;
  return dataset.classes?.map((_, __, { length }) => new Array<number>(length).fill(0));
}

function countPredictions(confusion: readonly number[][], outputs: Tensor, targets: Tensor): void {
  const targetRows = rowsOf(targets);
  for (const [index, output] of rowsOf(outputs).entries()) {
    const row = confusion[classOf(targetRows[index] ?? output)];
    const predicted = classOf(output);
    if (row !== undefined) row[predicted] = (row[predicted] ?? 0) + 1;
  }
}
