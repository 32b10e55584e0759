import type { Dataset, Loss, Metric } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import type { Evaluation } from './evaluation.ts';
import { Evaluator, type EvaluatorOptions } from './evaluator.ts';
import { loadExtras } from '../load-extras.ts';
import { accuracy } from '../metrics/accuracy.ts';
import { taskOf } from '../task-of.ts';
import type { StopSignal } from '../yield-to-event-loop.ts';

/** Options of {@link evaluate}. */
export interface EvaluateOptions {
  /** The network to judge. Must not change until the promise settles: during training, use a copy. */
  readonly network: Network;
  /** The samples to judge it by; each is read once, in order. */
  readonly dataset: Dataset;
  /** The loss whose mean is computed. */
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
async function partsOf({ metrics, dataset, mirrored = false }: EvaluateOptions): Promise<Pick<EvaluatorOptions, 'metrics' | 'answer'>> {
  return {
    metrics: metrics ?? (taskOf(dataset) === 'classification' ? [accuracy] : []),
    ...(mirrored && { answer: (await loadExtras()).answerMirrored(dataset.inputShape) }),
  };
}
