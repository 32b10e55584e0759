import { checkOption, VitrumError, type Dataset } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import { BatchReader, type Batch } from './batch.ts';

/** Samples of a block where nobody says how many: as many as this, or fewer where they are large. */
const usualBlockSize = 8192;
const mostBlockBytes = 16 * 2 ** 20;
const bytesPerNumber = 4;

/** How a {@link PassReader} reads. */
export interface PassOptions {
  /** Samples of a batch. */
  readonly batchSize: number;
  /** The order of the samples, read anew for every block; as they are stored when left out. */
  readonly order?: Uint32Array | undefined;
  /** Samples of a block, in whole batches; see `TrainerOptions.blockSize`. */
  readonly blockSize?: number | undefined;
}

/** Some samples of a pass, from the `start`-th to the one before the `end`-th. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A block that was asked for. */
interface Request extends Span {
  readonly samples: Promise<Dataset>;
}

const nothing: Span = { start: 0, end: 0 };

/**
 * Reads a dataset batch after batch, again and again. One that gives its samples in blocks is gone through block after block,
 * and the next one is asked for before the current one is used: there are never more than two. One that fits into a single
 * block is read once and kept.
 */
export class PassReader {
  readonly #dataset: Dataset;
  readonly #reader: BatchReader;
  readonly #order: Uint32Array | undefined;
  /** Undefined where all samples are in memory. */
  readonly #blockSize: number | undefined;
  #current: Span;
  #next: Request | undefined;

  /** @throws VITRUM_SHAPE_MISMATCH when dataset and network do not fit */
  constructor(dataset: Dataset, network: Network, { batchSize, order, blockSize }: PassOptions) {
    this.#dataset = dataset;
    this.#reader = new BatchReader(dataset, network);
    this.#order = order;
    this.#blockSize = dataset.readBlock && wholeBatches(blockSize ?? usualSizeOf(dataset), batchSize);
    this.#current = this.#blockSize === undefined ? { start: 0, end: dataset.size } : nothing;
  }

  /** True where sample `start` of the pass can be read at once; else `load` brings it. */
  has(start: number): boolean {
    return start >= this.#current.start && start < this.#current.end;
  }

  /** The end of the samples that can be read at once. */
  get end(): number {
    return this.#current.end;
  }

  /**
   * Brings the block of sample `start` of the pass, and asks for the one after it.
   *
   * @throws what the dataset throws; VITRUM_INVALID_DATASET when it gives something else than was asked for
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

  /** The samples from `start` of the pass on; all of them must be there, see `has`. */
  read(start: number, count: number): Batch {
    return this.#isInOrder ? this.#reader.read(start - this.#current.start, count) : this.#reader.read(start, count, this.#order);
  }

  /** Ends a pass, also before its end: waits for a read that is under way, and forgets the blocks. */
  async endPass(): Promise<void> {
    // Nobody wants these samples any more, nor to know why they could not be read.
    await this.#next?.samples.catch(() => undefined);
    this.#next = undefined;
    if (this.#isInOrder) this.#dropCurrent();
  }

  /** Gives all memory back until the next pass. */
  release(): void {
    this.releaseSamples();
    this.#reader.release();
  }

  /** As `release`, but the last batch can still be read. */
  releaseSamples(): void {
    this.#reader.releaseBytes();
    this.#dropCurrent();
  }

  /** Blocks hold their samples in the order of the pass; the dataset, or a single block, as they are stored. */
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
    // A pass that goes on in its middle has the same blocks, and so the same batches.
    const start = this.#isInOrder ? from : 0;
    const end = Math.min(size, (Math.floor(start / blockSize) + 1) * blockSize);
    const samples = this.#readBlock(this.#isInOrder ? this.#indices(start, end) : Uint32Array.from({ length: size }, (_, i) => i));
    samples.catch(() => undefined); // whoever waits for it is told: a failure while training goes on must not end the program
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
  return Math.min(usualBlockSize, Math.max(1, Math.floor(mostBlockBytes / sampleBytes)));
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
