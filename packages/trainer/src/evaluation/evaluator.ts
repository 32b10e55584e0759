import type { Dataset, Loss, Metric, Tensor } from '@vitrum/core';
import { createCost, type Cost, type Network } from '@vitrum/network';
import { BatchStream } from '../batches/batch-stream.ts';
import type { EvaluationTally } from './evaluation-tally.ts';
import { accuracyOf, type Evaluation } from './evaluation.ts';
import { loadExtras } from '../load-extras.ts';
import { yieldToEventLoop, type StopSignal } from '../yield-to-event-loop.ts';

/** The outputs and the total cost of a batch. */
export interface Answer {
  readonly outputs: Tensor;
  readonly cost: number;
}

/** Answers for a batch. */
export type Answering = (network: Network, cost: Cost, inputs: Tensor, targets: Tensor) => Answer;

/** Options of an {@link Evaluator}. */
export interface EvaluatorOptions {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly loss: Loss;
  readonly metrics: readonly Metric[];
  /** 200 by default. */
  readonly batchSize?: number;
  readonly blockSize?: number;
  readonly keepsRows?: boolean;
  /** By default with the network's outputs. */
  readonly answer?: Answering;
}

/** Evaluates a network on a dataset repeatedly, in the same memory. */
export class Evaluator {
  readonly #options: EvaluatorOptions;
  readonly #batchSize: number;
  readonly #reader: BatchStream;
  readonly #cost: Cost;
  /** Undefined where the loss is all that is asked for, and until the first run. */
  #tally: EvaluationTally | undefined;

  /** @throws VITRUM_SHAPE_MISMATCH when dataset and network do not fit */
  constructor(options: EvaluatorOptions) {
    const { network, dataset, loss, batchSize = 200, blockSize } = options;
    this.#options = options;
    this.#batchSize = batchSize;
    this.#reader = new BatchStream(dataset, network, { batchSize, blockSize });
    this.#cost = createCost(network, loss);
  }

  async run(signal?: StopSignal): Promise<Evaluation> {
    const { dataset, metrics, keepsRows = false } = this.#options;
    if (metrics.length > 0 || keepsRows || dataset.classes !== undefined) {
      this.#tally ??= new (await loadExtras()).EvaluationTally({ dataset, metrics, keepsRows });
    }
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
    const { network, dataset: { size }, answer = answerPlainly } = this.#options;
    let loss = 0;
    this.#tally?.clear();
    for (let start = 0; start < size; start += this.#batchSize) {
      if (!this.#reader.has(start)) await this.#reader.load(start);
      const { inputs, targets } = this.#reader.read(start, Math.min(this.#batchSize, size - start));
      const { outputs, cost } = answer(network, this.#cost, inputs, targets);
      loss += cost;
      this.#tally?.add(outputs, targets);
      await yieldToEventLoop();
      signal?.throwIfAborted();
    }
    const { metrics, ...others } = this.#tally?.take(size) ?? { metrics: {} };
    return { samples: size, loss: loss / size, metrics, ...accuracyOf(metrics), ...others };
  }
}

const answerPlainly: Answering = (network, cost, inputs, targets) => ({ outputs: network.forward(inputs), cost: cost.total(targets) });
