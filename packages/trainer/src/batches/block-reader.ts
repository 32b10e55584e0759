import { VitrumError, type Dataset } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { Batch, BatchReader } from './batch.ts';
import type { PassOptions } from '../evaluation/pass-options.ts';

/** Default number of samples per block; fewer if they are large. */
const usualBlockSize = 8192;
const maxBlockBytes = 16 * 2 ** 20;
const bytesPerNumber = 4;

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
 * Reads a dataset with blocks block by block; the next block is requested before the current one is used: at most two are in memory. A
 * dataset that fits into a single block is read once and kept.
 */
export class BlockReader {
  readonly #dataset: Dataset;
  readonly #reader: BatchReader;
  readonly #order: Uint32Array | undefined;
  readonly #blockSize: number;
  #current: Span = nothing;
  #next: Request | undefined;

  constructor(dataset: Dataset, reader: BatchReader, { batchSize, order, blockSize = usualSizeOf(dataset) }: PassOptions) {
    this.#dataset = dataset;
    this.#reader = reader;
    this.#order = order;
    this.#blockSize = Math.max(1, Math.floor(blockSize / batchSize)) * batchSize; // whole batches
  }

  /** See `BatchStream.has`. */
  has(start: number): boolean {
    return start >= this.#current.start && start < this.#current.end;
  }

  /** The end of the samples in memory. */
  get end(): number {
    return this.#current.end;
  }

  /** See `BatchStream.load`. */
  async load(start: number): Promise<void> {
    if (this.#next !== undefined && this.#next.start !== start) await this.endPass();
    this.drop();
    const request = (this.#next ??= this.#request(start));
    const block = await request.samples;
    this.#next = undefined;
    checkBlock(block, this.#dataset, request.end - request.start);
    this.#reader.use(block);
    this.#current = { start: request.start, end: request.end };
    if (request.end < this.#dataset.size) this.#next = this.#request(request.end);
  }

  /** See `BatchStream.read`. */
  read(start: number, count: number): Batch {
    return this.#isInOrder ? this.#reader.read(start - this.#current.start, count) : this.#reader.read(start, count, this.#order);
  }

  /** Ends a pass, possibly early: waits for a pending read and drops the blocks. */
  async endPass(): Promise<void> {
    // These samples are not used any more, so a failure to read them does not matter.
    await this.#next?.samples.catch(() => undefined);
    this.#next = undefined;
    if (this.#isInOrder) this.drop();
  }

  /** Drops the current block. */
  drop(): void {
    this.#reader.use(this.#dataset);
    this.#current = nothing;
  }

  /** Blocks hold samples in the order of the pass; a single block in the stored order. */
  get #isInOrder(): boolean {
    return this.#blockSize < this.#dataset.size;
  }

  #request(from: number): Request {
    const { size } = this.#dataset;
    // A pass resumed in the middle has the same blocks, hence the same batches.
    const start = this.#isInOrder ? from : 0;
    const end = Math.min(size, (Math.floor(start / this.#blockSize) + 1) * this.#blockSize);
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
