import type { TemporaryFile } from '../disk/temporary-file.ts';
import { DiskRows } from './disk-rows.ts';
import { MemoryRows } from './memory-rows.ts';
import type { RowStore } from './row-store.ts';

/** How much memory rows may take before they move to a temporary file. */
const defaultMemoryBudget = 256 * 1024 * 1024;
/** Size of a chunk in bytes. */
const chunkBytes = 1_048_576;

/** Where rows are stored. */
export interface RowWriterOptions {
  /** The memory budget in bytes. */
  readonly memoryBudget?: number | undefined;
  /** Creates the file for rows beyond the budget; without it, as in a browser, all rows stay in memory. */
  readonly createFile?: (() => TemporaryFile) | undefined;
}

/** Collects rows of equal length in a store, in memory up to the budget. */
export class RowWriter {
  readonly width: number;
  readonly #budget: number;
  readonly #createFile: (() => TemporaryFile) | undefined;
  readonly #rowsPerChunk: number;
  #chunks: Float64Array[] = [];
  #size = 0;
  #file: TemporaryFile | undefined;

  constructor(width: number, { memoryBudget = defaultMemoryBudget, createFile }: RowWriterOptions = {}) {
    this.width = width;
    this.#budget = memoryBudget;
    this.#createFile = createFile;
    this.#rowsPerChunk = Math.max(1, Math.floor(chunkBytes / (width * Float64Array.BYTES_PER_ELEMENT)));
  }

  /**
   * The buffer of the next row, to be filled before the next call.
   *
   * @throws VITRUM_OUTPUT_UNWRITABLE
   */
  next(): Float64Array {
    const place = this.#size % this.#rowsPerChunk;
    if (place === 0) this.#beginChunk();
    this.#size++;
    const chunk = this.#chunks.at(-1) ?? new Float64Array();
    return chunk.subarray(place * this.width, (place + 1) * this.width);
  }

  /** @throws VITRUM_OUTPUT_UNWRITABLE */
  finish(): RowStore {
    if (this.#file === undefined) return new MemoryRows(this.#chunks, this.width, this.#size, this.#rowsPerChunk);
    const last = this.#size % this.#rowsPerChunk || this.#rowsPerChunk;
    this.#flush(this.#file, last);
    return new DiskRows(this.#file.content, this.width, this.#size);
  }

  /** Releases everything, if no store is needed. */
  abandon(): void {
    this.#chunks = [];
    this.#file?.content.close();
  }

  #beginChunk(): void {
    if (this.#file === undefined && (this.#chunks.length + 1) * chunkBytes > this.#budget && this.#chunks.length > 0) {
      this.#file = this.#createFile?.();
    }
    const reused = this.#file === undefined ? undefined : this.#flush(this.#file, this.#rowsPerChunk);
    this.#chunks.push(reused ?? new Float64Array(this.#rowsPerChunk * this.width));
  }

  /** Writes the chunks to the file, the last one up to that many rows. Returns a buffer to refill. */
  #flush(file: TemporaryFile, rowsOfLast: number): Float64Array | undefined {
    const last = this.#chunks.pop();
    for (const chunk of this.#chunks) file.append(bytesOf(chunk));
    if (last !== undefined) file.append(bytesOf(last.subarray(0, rowsOfLast * this.width)));
    this.#chunks = [];
    return last;
  }
}

function bytesOf(numbers: Float64Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
