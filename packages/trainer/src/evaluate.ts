import type { Dataset, Loss, Metric, SampleRows, Tensor } from '@vitrum/core';
import { createCost, type Cost, type Network } from '@vitrum/network';
import { rowsOf, tensorFrom } from '@vitrum/tensor';
import { accuracy } from './metrics/accuracy.ts';
import { classOf } from './metrics/class-of.ts';
import { yieldToEventLoop, type StopSignal } from './yield-to-event-loop.ts';
import { BatchStream } from './batch-stream.ts';
import { MetricAccumulator } from './metric-accumulator.ts';
import { loadExtras } from './load-extras.ts';
import { scalingOf, taskOf } from './task-of.ts';
import type { Scores } from './scores.ts';

/** How well a network performs on a dataset. */
export interface Evaluation {
  readonly samples: number;
  /** Mean loss per sample. */
  readonly loss: number;
  /** The figures of all metrics. */
  readonly metrics: Scores;
  /** `accuracy` in per cent, if it is among the metrics. */
  readonly accuracy?: number;
  /** `confusion[actual][predicted]`: counts of samples, for classification with named classes. */
  readonly confusion?: readonly (readonly number[])[];
  /** All outputs and targets, if they were to be kept. */
  readonly rows?: SampleRows;
}

/** Options of {@link evaluate}. */
export interface EvaluateOptions {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly loss: Loss;
  /** `accuracy` by default, for classification; `metricsFor(registry, task)` gives all of a task. */
  readonly metrics?: readonly Metric[];
  /** Samples per forward pass; 200 by default. Affects the result only by rounding. */
  readonly batchSize?: number;
  /** Samples read into memory at a time; see `TrainerOptions.blockSize`. */
  readonly blockSize?: number;
  /**
   * Answers for every picture with the mean of the network's outputs for it and for its mirror image; the loss is the mean of both.
   * Not for data in which left and right mean something, such as digits.
   *
   * Source: Krizhevsky, Sutskever & Hinton 2012, NIPS 25:1097–1105, section 4.1.
   */
  readonly mirrored?: boolean;
  /** Keeps the outputs and targets of all samples for what needs them all, such as `classReport`: 8 bytes for each output of each sample. */
  readonly keepsRows?: boolean;
  /** Aborts the evaluation, which then throws the signal's reason. */
  readonly signal?: StopSignal;
}

/**
 * Evaluates a network on a whole dataset, without changing it.
 *
 * @throws VITRUM_SHAPE_MISMATCH when dataset and network do not fit, or samples without mirror images are to be mirrored
 */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const evaluator = new Evaluator({ ...options, ...(await partsOf(options)) });
  try {
    return await evaluator.run(options.signal);
  } finally {
    evaluator.release();
  }
}

/** What the options ask for beyond outputs and their loss, loaded where it is needed. */
async function partsOf({ metrics, dataset, mirrored = false }: EvaluateOptions): Promise<Pick<EvaluatorOptions, 'metrics' | 'mirror'>> {
  return {
    metrics: metrics ?? (taskOf(dataset) === 'classification' ? [accuracy] : []),
    ...(mirrored && { mirror: (await loadExtras()).createMirror(dataset.inputShape) }),
  };
}

/** Options of an {@link Evaluator}. */
export type EvaluatorOptions = Pick<EvaluateOptions, 'network' | 'dataset' | 'loss' | 'batchSize' | 'blockSize' | 'keepsRows'> & {
  readonly metrics: readonly Metric[];
  /** Makes the mirror images of inputs, where answers are the mean of two. */
  readonly mirror?: (inputs: Tensor) => Tensor;
};

/** Evaluates a network on a dataset repeatedly, in the same memory. */
export class Evaluator {
  readonly #network: Network;
  readonly #dataset: Dataset;
  readonly #batchSize: number;
  readonly #reader: BatchStream;
  readonly #cost: Cost;
  readonly #scores: MetricAccumulator;
  readonly #keepsRows: boolean;
  readonly #mirror: ((inputs: Tensor) => Tensor) | undefined;

  /** @throws VITRUM_SHAPE_MISMATCH when dataset and network do not fit */
  constructor({ network, dataset, loss, metrics, batchSize = 200, blockSize, mirror, keepsRows = false }: EvaluatorOptions) {
    this.#network = network;
    this.#dataset = dataset;
    this.#batchSize = batchSize;
    this.#keepsRows = keepsRows;
    this.#reader = new BatchStream(dataset, network, { batchSize, blockSize });
    this.#cost = createCost(network, loss);
    this.#mirror = mirror;
    this.#scores = new MetricAccumulator(metrics, dataset.targetSize, scalingOf(dataset), keepsRows);
  }

  async run(signal?: StopSignal): Promise<Evaluation> {
    try {
      return await this.#run(signal);
    } finally {
      await this.#reader.endPass();
    }
  }

  /** Releases the memory until the next run. */
  release(): void {
    this.#reader.release();
  }

  async #run(signal: StopSignal | undefined): Promise<Evaluation> {
    const { size } = this.#dataset;
    const confusion = emptyConfusion(this.#dataset);
    let loss = 0;
    this.#scores.clear();
    for (let start = 0; start < size; start += this.#batchSize) {
      if (!this.#reader.has(start)) await this.#reader.load(start);
      const { inputs, targets } = this.#reader.read(start, Math.min(this.#batchSize, size - start));
      const { outputs, cost } = this.#answer(inputs, targets);
      loss += cost;
      this.#scores.add(outputs, targets);
      if (confusion !== undefined) countPredictions(confusion, outputs, targets);
      await yieldToEventLoop();
      signal?.throwIfAborted();
    }
    const metrics = this.#scores.scores(size);
    const rows = this.#keepsRows ? this.#scores.rows() : undefined;
    return { samples: size, loss: loss / size, metrics, ...accuracyOf(metrics), ...(confusion && { confusion }), ...(rows && { rows }) };
  }

  #answer(inputs: Tensor, targets: Tensor): Answer {
    const outputs = this.#network.forward(inputs);
    const cost = this.#cost.total(targets);
    if (this.#mirror === undefined) return { outputs, cost };
    const upright = outputs.data.slice();
    const { shape, data } = this.#network.forward(this.#mirror(inputs));
    return { outputs: tensorFrom(shape, upright.map((y, i) => (y + (data[i] ?? NaN)) / 2)), cost: (cost + this.#cost.total(targets)) / 2 };
  }
}

/** The outputs and the total cost of a batch. */
interface Answer {
  readonly outputs: Tensor;
  readonly cost: number;
}

/** `accuracy` as a separate property, if it is among the metrics. */
export function accuracyOf(metrics: Scores): { readonly accuracy?: number } {
  const value = metrics['accuracy'];
  return value === undefined ? {} : { accuracy: value };
}

function emptyConfusion(dataset: Dataset): number[][] | undefined {
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
