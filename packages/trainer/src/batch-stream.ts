import { VitrumError, type Dataset } from '@vitrum/core';
import { checkOption } from '@vitrum/core/internal';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import { BatchReader, type Batch } from './batch.ts';

/** Default number of samples per block; fewer if they are large. */
const usualBlockSize = 8192;
const maxBlockBytes = 16 * 2 ** 20;
const bytesPerNumber = 4;

/** Options of a {@link BatchStream}. */
export interface PassOptions {
  /** Samples per batch. */
  readonly batchSize: number;
  /** The order of the samples, read for every block; the stored order by default. */
  readonly order?: Uint32Array | undefined;
  /** Samples per block, in whole batches; see `TrainerOptions.blockSize`. */
  readonly blockSize?: number | undefined;
  /** True reads the weights of samples too; false by default. */
  readonly readsWeights?: boolean;
}

/** Samples `start` … `end` − 1 of a pass. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A requested block. */
interface Request extends Span {
  readonly samples: Promise<Dataset>;
}

const nothing: Span = { start: 0, end: 0 };

/**
 * Reads a dataset batch by batch, in as many passes as needed. A dataset with blocks is read block by block, and the next block is
 * requested before the current one is used: at most two are in memory. A dataset that fits into a single block is read once and
 * kept.
 */
export class BatchStream {
  readonly #dataset: Dataset;
  readonly #reader: BatchReader;
  readonly #order: Uint32Array | undefined;
  /** Undefined if all samples are in memory. */
  readonly #blockSize: number | undefined;
  #current: Span;
  #next: Request | undefined;

  /** @throws VITRUM_SHAPE_MISMATCH when dataset and network do not fit */
  constructor(dataset: Dataset, network: Network, { batchSize, order, blockSize, readsWeights = false }: PassOptions) {
    this.#dataset = dataset;
    this.#reader = new BatchReader(dataset, network, readsWeights);
    this.#order = order;
    this.#blockSize = dataset.readBlock && wholeBatches(blockSize ?? usualSizeOf(dataset), batchSize);
    this.#current = this.#blockSize === undefined ? { start: 0, end: dataset.size } : nothing;
  }

  /** True if sample `start` of the pass is in memory; otherwise `load` loads it. */
  has(start: number): boolean {
    return start >= this.#current.start && start < this.#current.end;
  }

  /** The end of the samples in memory. */
  get end(): number {
    return this.#current.end;
  }

  /**
   * Loads the block of sample `start` of the pass, and requests the next one.
   *
   * @throws the dataset's errors; VITRUM_INVALID_DATASET if it returns something else than requested
   */
  async load(start: number): Promise<void> {
    if (this.#next !== undefined && this.#next.start !== start) await this.endPass();
    this.#dropCurrent();
    const request = (this.#next ??= this.#request(start));
    const block = await request.samples;
    this.#next = undefined;
    checkBlock(block, this.#dataset, request.end - request.start);
    this.#reader.use(block);
    this.#current = { start: request.start, end: request.end };
    if (request.end < this.#dataset.size) this.#next = this.#request(request.end);
  }

  /** Loads what a pass in any order reads into the backend's memory, if all samples are at hand. */
  loadAll(): void {
    if (this.#order !== undefined && this.#blockSize === undefined) this.#reader.loadAll();
  }

  /** The samples from `start` of the pass on; all must be in memory, see `has`. */
  read(start: number, count: number): Batch {
    return this.#isInOrder ? this.#reader.read(start - this.#current.start, count) : this.#reader.read(start, count, this.#order);
  }

  /** Ends a pass, possibly early: waits for a pending read and drops the blocks. */
  async endPass(): Promise<void> {
    // These samples are not used any more, so a failure to read them does not matter.
    await this.#next?.samples.catch(() => undefined);
    this.#next = undefined;
    if (this.#isInOrder) this.#dropCurrent();
  }

  /** Releases all memory until the next pass. */
  release(): void {
    this.releaseSamples();
    this.#reader.release();
  }

  /** Like `release`, but the last batch can still be read. */
  releaseSamples(): void {
    this.#reader.releaseBytes();
    this.#dropCurrent();
  }

  /** Blocks hold samples in the order of the pass; the dataset, or a single block, in the stored order. */
  get #isInOrder(): boolean {
    return this.#blockSize !== undefined && this.#blockSize < this.#dataset.size;
  }

  #dropCurrent(): void {
    if (this.#blockSize === undefined) return;
    this.#reader.use(this.#dataset);
    this.#current = nothing;
  }

  #request(from: number): Request {
    const { size } = this.#dataset;
    const blockSize = this.#blockSize ?? size;
    // A pass resumed in the middle has the same blocks, hence the same batches.
    const start = this.#isInOrder ? from : 0;
    const end = Math.min(size, (Math.floor(start / blockSize) + 1) * blockSize);
    const samples = this.#readBlock(this.#isInOrder ? this.#indices(start, end) : Uint32Array.from({ length: size }, (_, i) => i));
    samples.catch(() => undefined); // handled where it is awaited: a rejection in the meantime must not end the program
    return { start, end, samples };
  }

  #indices(start: number, end: number): Uint32Array {
    return this.#order?.slice(start, end) ?? Uint32Array.from({ length: end - start }, (_, i) => start + i);
  }

  async #readBlock(indices: Uint32Array): Promise<Dataset> {
    return (await this.#dataset.readBlock?.(indices)) ?? this.#dataset;
  }
}

function usualSizeOf({ inputShape, targetSize }: Dataset): number {
  const sampleBytes = bytesPerNumber * (sizeOf(inputShape) + targetSize);
  return Math.min(usualBlockSize, Math.max(1, Math.floor(maxBlockBytes / sampleBytes)));
}

function wholeBatches(blockSize: number, batchSize: number): number {
  checkOption({ type: 'integer', minimum: 1 }, blockSize, 'blockSize');
  return Math.max(1, Math.floor(blockSize / batchSize)) * batchSize;
}

function checkBlock(block: Dataset, dataset: Dataset, size: number): void {
  const given = [block.size, sizeOf(block.inputShape), block.targetSize];
  const expected = [size, sizeOf(dataset.inputShape), dataset.targetSize];
  if (given.every((count, i) => count === expected[i])) return;
  const describe = ([samples, inputs, targets]: readonly number[]): string => `${samples} samples of ${inputs} inputs and ${targets} targets`;
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `The dataset "${dataset.name}" was asked for a block of ${describe(expected)}, and gave ${describe(given)}.`,
    hint: 'readBlock(indices) has to give exactly the samples that it is asked for; `vitrum check-plugin` looks at that.',
  });
}
