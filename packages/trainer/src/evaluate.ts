import type { Dataset, Loss, Metric } from '@vitrum/core';
import { createCost, type Network } from '@vitrum/network';
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
  readonly metric?: Metric;
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
  const { network, dataset, loss, metric = accuracy, batchSize = 200, signal } = options;
  const reader = new BatchReader(dataset, network);
  const cost = createCost(network, loss);
  const confusion = dataset.classes?.map(() => new Array<number>(dataset.classes?.length ?? 0).fill(0));
  let totalLoss = 0;
  let totalScore = 0;
  for (let start = 0; start < dataset.size; start += batchSize) {
    const { inputs, targets } = reader.read(start, Math.min(batchSize, dataset.size - start));
    const outputs = rowsOf(network.forward(inputs));
    totalLoss += cost.total(targets);
    rowsOf(targets).forEach((target, row) => {
      const output = outputs[row] ?? target;
      totalScore += metric.score(output, target);
      if (confusion !== undefined) countPrediction(confusion, classOf(target), classOf(output));
    });
    await nextTurn();
    signal?.throwIfAborted();
  }
  const score = (totalScore / dataset.size) * unitFactor(metric);
  const figures = { samples: dataset.size, loss: totalLoss / dataset.size, score };
  return confusion === undefined ? figures : { ...figures, confusion };
}

/** 100 for a metric in per cent. */
export function unitFactor(metric: Metric): number {
  return metric.unit === 'percent' ? 100 : 1;
}

function countPrediction(confusion: readonly number[][], actual: number, predicted: number): void {
  const row = confusion[actual];
  if (row !== undefined) row[predicted] = (row[predicted] ?? 0) + 1;
}
