import { VitrumError, type FloatArray, type LogitsLoss, type Loss, type Tensor } from '@vitrum/core';
import { contributionFailure, requireReady } from '@vitrum/core/internal';
import { rowsOf } from '@vitrum/tensor';
import { checkSameShape } from '@vitrum/tensor/internal';
import {
  elementwiseGradient,
  elementwiseTotal,
  noRow,
  rowLoss,
  rowwiseGradient,
  rowwiseTotal,
  sumOverRows,
  weightedSum,
  type BatchGradient,
  type BatchLoss,
} from './batch-loss.ts';
import type { Network } from './network.ts';

/** A loss bound to a network: the cost C of a batch is the mean of its samples' losses. */
export interface Cost {
  readonly loss: Loss;
  /** True if loss and last activation are computed jointly from z; see `Loss.fromLogits`. */
  readonly isFromLogits: boolean;
  /**
   * The sum of the losses of the samples of the last forward pass; divide by the batch size for C.
   *
   * @param weights - How much each sample counts: C = (1/n)·Σ wᵢ·ℓᵢ; 1 by default. Numbers beyond the batch are ignored.
   */
  total(targets: Tensor, weights?: Float64Array): number;
  /** Backpropagates ∂C/∂(output) of the last forward pass into the gradient of every parameter; weights as in `total`. */
  backward(targets: Tensor, weights?: Float64Array): void;
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
  readonly #row: (output: FloatArray, target: FloatArray) => number;

  constructor(network: Network, loss: Loss) {
    this.loss = loss;
    this.#network = network;
    this.#total = loss.kind === 'rowwise' ? rowwiseTotal(loss) : elementwiseTotal(loss);
    this.#gradient = loss.kind === 'rowwise' ? rowwiseGradient(loss) : elementwiseGradient(loss);
    this.#row = rowLoss(loss);
  }

  total(targets: Tensor, weights?: Float64Array): number {
    const output = lastOutput(this.#network, targets);
    try {
      return weights === undefined ? this.#total(output, targets) : weightedSum(this.#row, rowsOf(output), rowsOf(targets), weights);
    } catch (error) {
      throw contributionFailure('losses', this.loss.name, this.loss, error);
    }
  }

  backward(targets: Tensor, weights?: Float64Array): void {
    const output = lastOutput(this.#network, targets);
    const gradient = this.#network.outputGradient;
    try {
      this.#gradient(output, targets, gradient);
    } catch (error) {
      throw contributionFailure('losses', this.loss.name, this.loss, error);
    }
    divideByBatchSize(gradient, weights);
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

  total(targets: Tensor, weights?: Float64Array): number {
    const output = lastOutput(this.#network, targets);
    const logits = rowsOf(this.#network.layers.at(-1)?.z ?? output);
    const { value } = this.#fromLogits;
    try {
      if (weights === undefined) return sumOverRows(this.#fromLogits, logits, rowsOf(targets));
      return weightedSum(value, logits, rowsOf(targets), weights);
    } catch (error) {
      throw contributionFailure('losses', this.loss.name, this.loss, error);
    }
  }

  backward(targets: Tensor, weights?: Float64Array): void {
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
    divideByBatchSize(gradient, weights);
    this.#network.backwardFromLogits(gradient);
  }
}

/** The cost is the mean over the samples, so each sample's gradient counts 1/batch, or its weight/batch. */
function divideByBatchSize(gradient: Tensor, weights: Float64Array | undefined): void {
  const { shape, data } = gradient;
  if (weights !== undefined) {
    weighRows(gradient, weights);
    return;
  }
  const batchSize = shape[0] ?? 1;
  if (batchSize === 1) return;
  for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) / batchSize;
}

function weighRows({ shape, data }: Tensor, weights: Float64Array): void {
  const [batchSize = 1] = shape;
  const length = data.length / batchSize;
  for (let row = 0, i = 0; row < batchSize; row++) {
    const weight = weights[row] ?? 1;
    for (const end = i + length; i < end; i++) data[i] = (weight * (data[i] ?? 0)) / batchSize;
  }
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
