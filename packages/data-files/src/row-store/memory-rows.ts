import type { RowStore } from './row-store.ts';

/** Rows in memory, in chunks of `rowsPerChunk` rows each. */
export class MemoryRows implements RowStore {
  readonly width: number;
  readonly size: number;
  readonly isOnDisk = false;
  readonly #rowsPerChunk: number;
  #chunks: readonly Float64Array[];

  constructor(chunks: readonly Float64Array[], width: number, size: number, rowsPerChunk: number) {
    this.width = width;
    this.size = size;
    this.#chunks = chunks;
    this.#rowsPerChunk = rowsPerChunk;
  }

  row(row: number): Float64Array {
    const start = (row % this.#rowsPerChunk) * this.width;
    const chunk = this.#chunks[Math.floor(row / this.#rowsPerChunk)];
    return chunk?.subarray(start, start + this.width) ?? new Float64Array();
  }

  async readRows(rows: Uint32Array): Promise<Float64Array> {
    const out = new Float64Array(rows.length * this.width);
    rows.forEach((row, i) => out.set(this.row(row), i * this.width));
    return out;
  }

  close(): void {
    this.#chunks = [];
  }
}
