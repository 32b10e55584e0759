import { VitrumError, type ByteStore, type Dataset, type InputBytes, type Tensor } from '@vitrum/core';
import { contributionFailure } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import { createBatchTensor, type BatchTensor } from '@vitrum/tensor/internal';
import type { Network } from '@vitrum/network';
import { requireSamples } from './require-samples.ts';

/** The inputs and targets of some samples. */
export interface Batch {
  /** Shape [batch, ...inputShape]. */
  readonly inputs: Tensor;
  /** Shape [batch, ...outputShape]. */
  readonly targets: Tensor;
  /** The weight of each sample, in a dataset that gives weights; only for training. */
  readonly weights?: Float64Array;
}

/** Copies samples of a dataset into a network's own input and into matching targets; the next batch overwrites both. */
export class BatchReader {
  readonly #network: Network;
  readonly #targets: BatchTensor;
  readonly #inputSize: number;
  readonly #targetSize: number;
  #dataset: Dataset;
  #bytes: ByteStore | undefined;
  #batch: Batch | undefined;
  readonly #readsWeights: boolean;

  /** @throws VITRUM_SHAPE_MISMATCH when dataset and network do not fit */
  constructor(dataset: Dataset, network: Network, readsWeights = false) {
    checkFit(dataset, network);
    const { backend, precision } = network;
    this.#dataset = dataset;
    this.#network = network;
    this.#readsWeights = readsWeights && dataset.readWeight !== undefined;
    this.#targets = createBatchTensor(network.outputShape, backend.memory, precision);
    this.#inputSize = sizeOf(network.inputShape);
    this.#targetSize = sizeOf(network.outputShape);
  }

  /** The samples `order[start]` … `order[start + count − 1]`; without an order, samples `start` … `start + count − 1`. */
  read(start: number, count: number, order?: Uint32Array): Batch {
    const batch = this.#batchOf(count);
    try {
      this.#fill(batch, start, count, order);
    } catch (error) {
      throw contributionFailure('datasets', this.#dataset.name, this.#dataset, error);
    }
    return batch;
  }

  #fill({ inputs, targets, weights }: Batch, start: number, count: number, order: Uint32Array | undefined): void {
    const { inputBytes } = this.#dataset;
    if (inputBytes === undefined) this.#readInputs(inputs, start, count, order);
    else this.#readBytes(inputBytes, inputs, start, count, order);
    for (let row = 0; row < count; row++) {
      const sample = order?.[start + row] ?? start + row;
      this.#dataset.readTarget(sample, targets.data, row * this.#targetSize);
      if (weights !== undefined) weights[row] = this.#dataset.readWeight?.(sample) ?? 1;
    }
  }

  /** Loads all samples into the backend's memory, before they are read in any order. */
  loadAll(): void {
    const { inputBytes } = this.#dataset;
    if (inputBytes !== undefined) this.#storeOf(inputBytes.bytes).showAll?.();
  }

  /** Switches to other samples of the same form. */
  use(dataset: Dataset): void {
    this.releaseBytes();
    this.#dataset = dataset;
  }

  /** Releases all memory until the next batch. */
  release(): void {
    this.releaseBytes();
    this.#targets.release();
    this.#batch = undefined;
  }

  /** Like `release`, but the last batch can still be read. */
  releaseBytes(): void {
    this.#bytes?.release();
    this.#bytes = undefined;
  }

  #batchOf(count: number): Batch {
    const inputs = this.#network.inputFor(count);
    if (this.#batch?.inputs !== inputs) {
      this.#batch = { inputs, targets: this.#targets.rows(count), ...(this.#readsWeights && { weights: new Float64Array(count) }) };
    }
    return this.#batch;
  }

  #readInputs(inputs: Tensor, start: number, count: number, order: Uint32Array | undefined): void {
    for (let row = 0; row < count; row++) {
      this.#dataset.readInput(order?.[start + row] ?? start + row, inputs.data, row * this.#inputSize);
    }
  }

  #storeOf(bytes: Uint8Array): ByteStore {
    return (this.#bytes ??= this.#network.backend.memory.bytes(bytes));
  }

  #readBytes({ bytes, divisor }: InputBytes, inputs: Tensor, start: number, count: number, order: Uint32Array | undefined): void {
    const size = this.#inputSize;
    const store = this.#storeOf(bytes);
    if (order === undefined) {
      store.read(start * size, count * size, divisor, inputs, 0);
      return;
    }
    if (count > 1 && store.readRows !== undefined) {
      store.readRows(order, start, count, size, divisor, inputs);
      return;
    }
    for (let row = 0; row < count; row++) store.read((order[start + row] ?? 0) * size, size, divisor, inputs, row * size);
  }
}

/**
 * Checks that a dataset's inputs and targets fit a network.
 *
 * @throws VITRUM_SHAPE_MISMATCH, VITRUM_INVALID_DATASET
 */
function checkFit(dataset: Dataset, network: Network): void {
  requireSamples(dataset);
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
