import { contributionFailure, requireReady, VitrumError, type LogitsLoss, type Loss, type Tensor } from '@vitrum/core';
import { checkSameShape, rowsOf } from '@vitrum/tensor';
import {
  elementwiseGradient,
  elementwiseTotal,
  noRow,
  rowwiseGradient,
  rowwiseTotal,
  sumOverRows,
  type BatchGradient,
  type BatchLoss,
} from './batch-loss.ts';
import type { Network } from './network.ts';

/** A loss bound to a network: the cost C of a batch is the mean of its samples' losses. */
export interface Cost {
  readonly loss: Loss;
  /** True if loss and last activation are computed jointly from z; see `Loss.fromLogits`. */
  readonly isFromLogits: boolean;
  /** The sum of the losses of the samples of the last forward pass; divide by the batch size for C. */
  total(targets: Tensor): number;
  /** Backpropagates ∂C/∂(output) of the last forward pass into the gradient of every parameter. */
  backward(targets: Tensor): void;
}

/**
 * Binds a loss to a network. If the loss has a joint form for the last activation (cross-entropy after softmax or sigmoid), cost
 * and gradient are computed from z.
 *
 * @param loss - A resolved loss, as `resolveReference` returns it: a registry holds definitions, some of which need options.
 * @throws VITRUM_INVALID_CONTRIBUTION if it is not resolved
 */
export function createCost(network: Network, loss: Loss): Cost {
  requireReady('losses', loss, 'The cost');
  const lastLayer = network.layers.at(-1);
  const link = lastLayer?.activation?.link;
  const fromLogits = link === undefined ? undefined : loss.fromLogits?.[link];
  return fromLogits === undefined ? new OutputCost(network, loss) : new LogitsCost(network, loss, fromLogits);
}

/** The general case: the loss is computed from the outputs. */
class OutputCost implements Cost {
  readonly isFromLogits = false;
  readonly loss: Loss;
  readonly #network: Network;
  readonly #total: BatchLoss;
  readonly #gradient: BatchGradient;

  constructor(network: Network, loss: Loss) {
    this.loss = loss;
    this.#network = network;
    this.#total = loss.kind === 'rowwise' ? rowwiseTotal(loss) : elementwiseTotal(loss);
    this.#gradient = loss.kind === 'rowwise' ? rowwiseGradient(loss) : elementwiseGradient(loss);
  }

  total(targets: Tensor): number {
    const output = lastOutput(this.#network, targets);
    try {
      return this.#total(output, targets);
    } catch (error) {
      throw contributionFailure('losses', this.loss.name, this.loss, error);
    }
  }

  backward(targets: Tensor): void {
    const output = lastOutput(this.#network, targets);
    const gradient = this.#network.outputGradient;
    try {
      this.#gradient(output, targets, gradient);
    } catch (error) {
      throw contributionFailure('losses', this.loss.name, this.loss, error);
    }
    divideByBatchSize(gradient);
    this.#network.backward(gradient);
  }
}

/** The joint case: the loss is computed from z, before the last activation. */
class LogitsCost implements Cost {
  readonly isFromLogits = true;
  readonly loss: Loss;
  readonly #network: Network;
  readonly #fromLogits: LogitsLoss;

  constructor(network: Network, loss: Loss, fromLogits: LogitsLoss) {
    this.loss = loss;
    this.#network = network;
    this.#fromLogits = fromLogits;
  }

  total(targets: Tensor): number {
    const output = lastOutput(this.#network, targets);
    const logits = this.#network.layers.at(-1)?.z ?? output;
    try {
      return sumOverRows(this.#fromLogits, rowsOf(logits), rowsOf(targets));
    } catch (error) {
      throw contributionFailure('losses', this.loss.name, this.loss, error);
    }
  }

  backward(targets: Tensor): void {
    const output = lastOutput(this.#network, targets);
    const gradient = this.#network.logitsGradient ?? this.#network.outputGradient; // it has one: see createCost
    const logits = rowsOf(this.#network.layers.at(-1)?.z ?? output);
    const outputs = rowsOf(output);
    const targetRows = rowsOf(targets);
    const gradients = rowsOf(gradient);
    try {
      for (let i = 0; i < logits.length; i++) {
        this.#fromLogits.gradient(logits[i] ?? noRow, outputs[i] ?? noRow, targetRows[i] ?? noRow, gradients[i] ?? noRow);
      }
    } catch (error) {
      throw contributionFailure('losses', this.loss.name, this.loss, error);
    }
    divideByBatchSize(gradient);
    this.#network.backwardFromLogits(gradient);
  }
}

/** The cost is the mean over the samples, so each sample's gradient counts 1/batch. */
function divideByBatchSize({ shape, data }: Tensor): void {
  const batchSize = shape[0] ?? 1;
  if (batchSize === 1) return;
  for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) / batchSize;
}

/** The last layer's a, checked to match the targets. */
function lastOutput(network: Network, targets: Tensor): Tensor {
  const a = network.layers.at(-1)?.a;
  if (a === undefined) {
    throw new VitrumError({
      code: 'VITRUM_NO_FORWARD_PASS',
      message: 'The cost was asked for before a forward pass.',
      hint: 'Run network.forward(inputs) on the batch first.',
    });
  }
  checkSameShape(targets, a.shape, 'The cost');
  return a;
}
