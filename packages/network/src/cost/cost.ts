import { VitrumError, type FloatArray, type LogitsLoss, type Loss, type Prepare, type Tensor } from '@vitrum/core';
import { contributionFailure, requireReady } from '@vitrum/core/internal';
import { prepareOn, rowsOf } from '@vitrum/tensor';
import { checkSameShape } from '@vitrum/tensor/internal';
import { logitsLoss, logitsLossBack } from '@vitrum/tensor/operations';
import {
  elementwiseGradient,
  elementwiseTotal,
  noRow,
  rowLoss,
  rowwiseGradient,
  rowwiseTotal,
  weightedSum,
  type BatchGradient,
  type BatchLoss,
} from './batch-loss.ts';
import type { Network } from '../network.ts';

/** A loss bound to a network: the cost C of a batch is the mean of its samples' losses. */
export interface Cost {
  /** ℓ, the loss of one sample. */
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

/** A joint form bound to the tensors of a batch. */
interface BoundLogitsLoss {
  readonly z: Tensor;
  readonly targets: Tensor;
  readonly total: () => number;
}

/** Its backward pass. */
interface BoundLogitsLossBack {
  readonly bound: BoundLogitsLoss;
  readonly dz: Tensor;
  readonly goBack: () => void;
}

/** The joint case: the loss is computed from z, before the last activation. */
class LogitsCost implements Cost {
  readonly isFromLogits = true;
  readonly loss: Loss;
  readonly #network: Network;
  readonly #fromLogits: LogitsLoss;
  readonly #prepare: Prepare;
  /** That of the last batch, whose tensors the next one nearly always has. */
  #bound: BoundLogitsLoss | undefined;
  #boundBack: BoundLogitsLossBack | undefined;

  constructor(network: Network, loss: Loss, fromLogits: LogitsLoss) {
    this.loss = loss;
    this.#network = network;
    this.#fromLogits = fromLogits;
    this.#prepare = prepareOn(network.backend);
  }

  total(targets: Tensor, weights?: Float64Array): number {
    const { z, total } = this.#bind(targets);
    try {
      return weights === undefined ? total() : weightedSum(this.#fromLogits.value, rowsOf(z), rowsOf(targets), weights);
    } catch (error) {
      throw contributionFailure('losses', this.loss.name, this.loss, error);
    }
  }

  backward(targets: Tensor, weights?: Float64Array): void {
    const bound = this.#bind(targets);
    const dz = this.#network.logitsGradient ?? this.#network.outputGradient; // it has one: see createCost
    try {
      if (weights === undefined) this.#bindBack(bound, dz).goBack();
      else this.#goBackWeighted(bound, dz, weights);
    } catch (error) {
      throw contributionFailure('losses', this.loss.name, this.loss, error);
    }
    this.#network.backwardFromLogits(dz);
  }

  #bind(targets: Tensor): BoundLogitsLoss {
    const output = lastOutput(this.#network, targets);
    const z = this.#network.layers.at(-1)?.z ?? output;
    const known = this.#bound;
    if (known?.z === z && known.targets === targets) return known;
    return (this.#bound = { z, targets, total: this.#prepare(logitsLoss, { loss: this.#fromLogits, z, targets }) });
  }

  #bindBack(bound: BoundLogitsLoss, dz: Tensor): BoundLogitsLossBack {
    const known = this.#boundBack;
    if (known?.bound === bound && known.dz === dz) return known;
    const { z, targets } = bound;
    const a = lastOutput(this.#network, targets);
    return (this.#boundBack = { bound, dz, goBack: this.#prepare(logitsLossBack, { loss: this.#fromLogits, z, a, targets, dz }) });
  }

  #goBackWeighted({ z, targets }: BoundLogitsLoss, dz: Tensor, weights: Float64Array): void {
    const [logits, outputs, wanted, gradients] = [rowsOf(z), rowsOf(lastOutput(this.#network, targets)), rowsOf(targets), rowsOf(dz)];
    for (let i = 0; i < logits.length; i++) {
      this.#fromLogits.gradient(logits[i] ?? noRow, outputs[i] ?? noRow, wanted[i] ?? noRow, gradients[i] ?? noRow);
    }
    weighRows(dz, weights);
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
