import type { Dataset, Tensor } from '@vitrum/core';
import { createBatchTensor, sizeOf, type BatchTensor } from '@vitrum/tensor';
import { VitrumError } from '@vitrum/core';
import type { Network } from '@vitrum/network';

/** The inputs and targets of some samples. */
export interface Batch {
  /** Shape [batch, ...inputShape]. */
  readonly inputs: Tensor;
  /** Shape [batch, ...outputShape]. */
  readonly targets: Tensor;
}

/** Copies samples of a dataset into tensors that fit a network; the tensors are overwritten by the next batch. */
export class BatchReader {
  readonly #dataset: Dataset;
  readonly #inputs: BatchTensor;
  readonly #targets: BatchTensor;
  readonly #inputSize: number;
  readonly #targetSize: number;

  /** @throws VITRUM_SHAPE_MISMATCH when dataset and network do not fit */
  constructor(dataset: Dataset, network: Network) {
    checkFit(dataset, network);
    const { backend, precision } = network;
    this.#dataset = dataset;
    this.#inputs = createBatchTensor(network.inputShape, (shape) => backend.allocate(shape, precision));
    this.#targets = createBatchTensor(network.outputShape, (shape) => backend.allocate(shape, precision));
    this.#inputSize = sizeOf(network.inputShape);
    this.#targetSize = sizeOf(network.outputShape);
  }

  /** The samples `order[start]` … `order[start + count − 1]`; without an order, samples `start` … `start + count − 1`. */
  read(start: number, count: number, order?: Uint32Array): Batch {
    const inputs = this.#inputs.rows(count);
    const targets = this.#targets.rows(count);
    for (let row = 0; row < count; row++) {
      const sample = order?.[start + row] ?? start + row;
      this.#dataset.readInput(sample, inputs.data, row * this.#inputSize);
      this.#dataset.readTarget(sample, targets.data, row * this.#targetSize);
    }
    return { inputs, targets };
  }
}

/**
 * Checks that a network takes the inputs of a dataset and gives as many outputs as its targets have.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function checkFit(dataset: Dataset, network: Network): void {
  const inputSize = sizeOf(dataset.inputShape);
  const networkInputs = sizeOf(network.inputShape);
  if (inputSize !== networkInputs) {
    const product = dataset.inputShape.length > 1 ? `${dataset.inputShape.join(' × ')} = ` : '';
    throw new VitrumError({
      code: 'VITRUM_SHAPE_MISMATCH',
      message: `The dataset "${dataset.name}" has ${product}${inputSize} inputs a sample, the network takes ${networkInputs}.`,
      hint: `Begin the architecture with ${inputSize}.`,
    });
  }
  const outputs = sizeOf(network.outputShape);
  if (dataset.targetSize === outputs) return;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The dataset "${dataset.name}" has ${dataset.targetSize} targets a sample, the network gives ${outputs} outputs.`,
    hint: `End the architecture with ${dataset.targetSize}.`,
  });
}
