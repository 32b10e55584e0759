import type { Dataset } from '@vitrum/core';
import { checkOption } from '@vitrum/core/internal';
import type { Network } from '@vitrum/network';
import { BatchReader, type Batch } from './batch.ts';
import type { BlockReader } from './block-reader.ts';
import { loadExtras } from '../load-extras.ts';
import type { PassOptions } from '../evaluation/pass-options.ts';

/** Reads a dataset batch by batch, in as many passes as needed. A dataset with blocks is read block by block, see {@link BlockReader}. */
export class BatchStream {
  readonly #dataset: Dataset;
  readonly #reader: BatchReader;
  readonly #options: PassOptions;
  readonly #hasBlocks: boolean;
  /** Undefined until the first block is asked for. */
  #blocks: BlockReader | undefined;

  /** @throws VITRUM_SHAPE_MISMATCH when dataset and network do not fit; VITRUM_INVALID_OPTION */
  constructor(dataset: Dataset, network: Network, options: PassOptions) {
    const { blockSize, readsWeights = false } = options;
    if (blockSize !== undefined) checkOption({ type: 'integer', minimum: 1 }, blockSize, 'blockSize');
    this.#dataset = dataset;
    this.#reader = new BatchReader(dataset, network, readsWeights);
    this.#options = options;
    this.#hasBlocks = dataset.readBlock !== undefined;
  }

  /** True if sample `start` of the pass is in memory; otherwise `load` loads it. */
  has(start: number): boolean {
    return this.#hasBlocks ? (this.#blocks?.has(start) ?? false) : start < this.#dataset.size;
  }

  /** The end of the samples in memory. */
  get end(): number {
    return this.#blocks?.end ?? this.#dataset.size;
  }

  /**
   * Loads the block of sample `start` of the pass, and requests the next one.
   *
   * @throws the dataset's errors; VITRUM_INVALID_DATASET if it returns something else than requested
   */
  async load(start: number): Promise<void> {
    this.#blocks ??= new (await loadExtras()).BlockReader(this.#dataset, this.#reader, this.#options);
    await this.#blocks.load(start);
  }

  /** Loads what a pass in any order reads into the backend's memory, if all samples are at hand. */
  loadAll(): void {
    if (this.#options.order !== undefined && !this.#hasBlocks) this.#reader.loadAll();
  }

  /** The samples from `start` of the pass on; all must be in memory, see `has`. */
  read(start: number, count: number): Batch {
    return this.#blocks === undefined ? this.#reader.read(start, count, this.#options.order) : this.#blocks.read(start, count);
  }

  /** Ends a pass, possibly early: waits for a pending read and drops the blocks. */
  async endPass(): Promise<void> {
    await this.#blocks?.endPass();
  }

  /** Releases all memory until the next pass. */
  release(): void {
    this.releaseSamples();
    this.#reader.release();
  }

  /** Like `release`, but the last batch can still be read. */
  releaseSamples(): void {
    this.#reader.releaseBytes();
    this.#blocks?.drop();
  }
}
