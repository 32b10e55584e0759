import { VitrumError, type ElementwiseLoss, type FloatArray, type LogitsLoss, type Loss, type Tensor } from '@vitrum/core';
import { centralDifference, checkSameShape, createBatchTensor, rowsOf, type BatchTensor } from '@vitrum/tensor';
import type { Network } from './network.ts';

/** A loss bound to a network: the cost C of a batch is the mean of its samples' losses. */
export interface Cost {
  readonly loss: Loss;
  /** True when loss and last activation are computed together from z; see `Loss.fromLogits`. */
  readonly isFromLogits: boolean;
  /** The sum of the losses of the samples of the last forward pass; divide by the batch size for C. */
  total(targets: Tensor): number;
  /** Backpropagates ∂C/∂(output) of the last forward pass into the gradient of every parameter. */
  backward(targets: Tensor): void;
}

/**
 * Binds a loss to a network. Where the loss knows the network's last activation (cross-entropy after softmax or sigmoid),
 * cost and gradient are computed together from z.
 */
export function createCost(network: Network, loss: Loss): Cost {
  const lastLayer = network.layers.at(-1);
  const link = lastLayer?.backwardFromLogits === undefined ? undefined : lastLayer.activation?.link;
  const fromLogits = link === undefined ? undefined : loss.fromLogits?.[link];
  const gradients = createBatchTensor(network.outputShape, (shape) => network.backend.allocate(shape, network.precision));
  return fromLogits === undefined
    ? new OutputCost(network, loss, gradients)
    : new LogitsCost(network, loss, fromLogits, gradients);
}

/** The general case: the loss sees the outputs. */
class OutputCost implements Cost {
  readonly isFromLogits = false;
  readonly loss: Loss;
  readonly #network: Network;
  readonly #gradients: BatchTensor;
  readonly #rowGradient: RowGradient;

  constructor(network: Network, loss: Loss, gradients: BatchTensor) {
    this.loss = loss;
    this.#network = network;
    this.#gradients = gradients;
    this.#rowGradient = loss.kind === 'rowwise' ? loss.gradient : elementwiseGradient(loss);
  }

  total(targets: Tensor): number {
    const { a } = lastPass(this.#network, targets);
    const targetRows = rowsOf(targets);
    let total = 0;
    rowsOf(a).forEach((row, i) => {
      total += sampleLoss(this.loss, row, targetRows[i] ?? row);
    });
    return total;
  }

  backward(targets: Tensor): void {
    const { a } = lastPass(this.#network, targets);
    const gradient = this.#gradients.rows(a.shape[0] ?? 0);
    const [targetRows, gradientRows] = [rowsOf(targets), rowsOf(gradient)];
    rowsOf(a).forEach((row, i) => {
      this.#rowGradient(row, targetRows[i] ?? row, gradientRows[i] ?? row);
    });
    divideByBatchSize(gradient);
    this.#network.backward(gradient);
  }
}

/** The joint case: the loss sees z before the last activation. */
class LogitsCost implements Cost {
  readonly isFromLogits = true;
  readonly loss: Loss;
  readonly #network: Network;
  readonly #gradients: BatchTensor;
  readonly #fromLogits: LogitsLoss;

  constructor(network: Network, loss: Loss, fromLogits: LogitsLoss, gradients: BatchTensor) {
    this.loss = loss;
    this.#network = network;
    this.#gradients = gradients;
    this.#fromLogits = fromLogits;
  }

  total(targets: Tensor): number {
    const { z } = lastPass(this.#network, targets);
    const targetRows = rowsOf(targets);
    let total = 0;
    rowsOf(z).forEach((row, i) => {
      total += this.#fromLogits.value(row, targetRows[i] ?? row);
    });
    return total;
  }

  backward(targets: Tensor): void {
    const { z, a } = lastPass(this.#network, targets);
    const gradient = this.#gradients.rows(z.shape[0] ?? 0);
    const [outputRows, targetRows, gradientRows] = [rowsOf(a), rowsOf(targets), rowsOf(gradient)];
    rowsOf(z).forEach((row, i) => {
      this.#fromLogits.gradient(row, outputRows[i] ?? row, targetRows[i] ?? row, gradientRows[i] ?? row);
    });
    divideByBatchSize(gradient);
    this.#network.backwardFromLogits(gradient);
  }
}

type RowGradient = (output: FloatArray, target: FloatArray, gradient: FloatArray) => void;

/** One sample's loss: the sum or mean of its terms for an elementwise loss. */
export function sampleLoss(loss: Loss, output: FloatArray, target: FloatArray): number {
  if (loss.kind === 'rowwise') return loss.value(output, target);
  let sum = 0;
  for (let i = 0; i < output.length; i++) sum += loss.value(output[i] ?? 0, target[i] ?? 0);
  return loss.reduction === 'mean' ? sum / output.length : sum;
}

function elementwiseGradient(loss: ElementwiseLoss): RowGradient {
  const derivative = loss.derivative ?? numericalDerivative(loss);
  return (output, target, gradient) => {
    const scale = loss.reduction === 'mean' ? 1 / output.length : 1;
    for (let i = 0; i < output.length; i++) gradient[i] = scale * derivative(output[i] ?? 0, target[i] ?? 0);
  };
}

const numericalDerivative =
  (loss: ElementwiseLoss) =>
  (output: number, target: number): number =>
    centralDifference((y) => loss.value(y, target))(output);

/** The cost is the mean over the samples, so each sample's gradient counts 1/batch. */
function divideByBatchSize({ shape, data }: Tensor): void {
  const batchSize = shape[0] ?? 1;
  if (batchSize === 1) return;
  for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) / batchSize;
}

function lastPass(network: Network, targets: Tensor): { readonly z: Tensor; readonly a: Tensor } {
  const layer = network.layers.at(-1);
  const a = layer?.a;
  if (a === undefined) {
    throw new VitrumError({
      code: 'VITRUM_NO_FORWARD_PASS',
      message: 'The cost was asked for before a forward pass.',
      hint: 'Run network.forward(inputs) on the batch first.',
    });
  }
  checkSameShape(targets, a.shape, 'The cost');
  return { z: layer?.z ?? a, a };
}
