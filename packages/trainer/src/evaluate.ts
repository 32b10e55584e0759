import type { Dataset, Loss, MeanMetric, Tensor } from '@vitrum/core';
import { createCost, type Cost, type Network } from '@vitrum/network';
import { rowsOf } from '@vitrum/tensor';
import { accuracy, classOf } from './accuracy.ts';
import { BatchReader } from './batch.ts';
import { nextTurn, type StopSignal } from './next-turn.ts';

/** How well a network does on a dataset. */
export interface Evaluation {
  readonly samples: number;
  /** Mean loss of a sample. */
  readonly loss: number;
  /** The metric's mean score, in its unit: accuracy in per cent. */
  readonly score: number;
  /** `confusion[actual][predicted]`: counts of samples, for a dataset with classes. */
  readonly confusion?: readonly (readonly number[])[];
}

/** What {@link evaluate} needs. */
export interface EvaluateOptions {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly loss: Loss;
  /** `accuracy` when left out. */
  readonly metric?: MeanMetric;
  /** Samples for each forward pass; 200 when left out. Does not change the result beyond rounding. */
  readonly batchSize?: number;
  /** Stops the evaluation, which then throws the signal's reason. */
  readonly signal?: StopSignal;
}

/**
 * Runs a network over a whole dataset and changes nothing in it.
 *
 * @throws VITRUM_SHAPE_MISMATCH when dataset and network do not fit
 */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const evaluator = new Evaluator(options);
  try {
    return await evaluator.run(options.signal);
  } finally {
    evaluator.release();
  }
}

/** Evaluates the same network on the same dataset again and again, in the same memory. */
export class Evaluator {
  readonly #network: Network;
  readonly #dataset: Dataset;
  readonly #metric: MeanMetric;
  readonly #batchSize: number;
  readonly #reader: BatchReader;
  readonly #cost: Cost;

  /** @throws VITRUM_SHAPE_MISMATCH when dataset and network do not fit */
  constructor({ network, dataset, loss, metric = accuracy, batchSize = 200 }: EvaluateOptions) {
    this.#network = network;
    this.#dataset = dataset;
    this.#metric = metric;
    this.#batchSize = batchSize;
    this.#reader = new BatchReader(dataset, network);
    this.#cost = createCost(network, loss);
  }

  async run(signal?: StopSignal): Promise<Evaluation> {
    const { size, classes } = this.#dataset;
    const confusion = classes?.map(() => new Array<number>(classes.length).fill(0));
    let loss = 0;
    let score = 0;
    for (let start = 0; start < size; start += this.#batchSize) {
      const { inputs, targets } = this.#reader.read(start, Math.min(this.#batchSize, size - start));
      const outputs = this.#network.forward(inputs);
      loss += this.#cost.total(targets);
      score += totalScore(this.#metric, outputs, targets);
      if (confusion !== undefined) countPredictions(confusion, outputs, targets);
      await nextTurn();
      signal?.throwIfAborted();
    }
    const figures = { samples: size, loss: loss / size, score: (score / size) * unitFactor(this.#metric) };
    return confusion === undefined ? figures : { ...figures, confusion };
  }

  /** Gives the memory back until the next run. */
  release(): void {
    this.#reader.release();
    this.#cost.release();
  }
}

/** The sum of the scores of a batch's samples. */
export function totalScore(metric: MeanMetric, outputs: Tensor, targets: Tensor): number {
  const outputRows = rowsOf(outputs);
  const targetRows = rowsOf(targets);
  let total = 0;
  for (let row = 0; row < outputRows.length; row++) {
    const output = outputRows[row];
    const target = targetRows[row];
    if (output !== undefined && target !== undefined) total += metric.score(output, target);
  }
  return total;
}

/** 100 for a metric in per cent. */
export function unitFactor(metric: MeanMetric): number {
  return metric.unit === 'percent' ? 100 : 1;
}

function countPredictions(confusion: readonly number[][], outputs: Tensor, targets: Tensor): void {
  const targetRows = rowsOf(targets);
  for (const [index, output] of rowsOf(outputs).entries()) {
    const row = confusion[classOf(targetRows[index] ?? output)];
    const predicted = classOf(output);
    if (row !== undefined) row[predicted] = (row[predicted] ?? 0) + 1;
  }
}
