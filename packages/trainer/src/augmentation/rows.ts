import type { FloatArray } from '@vitrum/core';

/** The rows of a batch as views, which are made anew only for another array, and memory for one row. */
export class Rows {
  readonly #size: number;
  #batch: FloatArray | undefined;
  #views: FloatArray[] = [];
  #scratch: FloatArray = new Float32Array(0);

  constructor(size: number) {
    this.#size = size;
  }

  /** Chooses the array that holds the batch. */
  use(batch: FloatArray): void {
    if (this.#batch === batch) return;
    const size = this.#size;
    this.#batch = batch;
    this.#views = Array.from({ length: Math.floor(batch.length / size) }, (_, row) => batch.subarray(row * size, (row + 1) * size));
    if (this.#scratch.length === size && this.#scratch instanceof Float64Array === batch instanceof Float64Array) return;
    this.#scratch = batch instanceof Float64Array ? new Float64Array(size) : new Float32Array(size);
  }

  /** Row `row` of the batch. */
  at(row: number): FloatArray {
    return this.#views[row] ?? this.#scratch; // never undefined: a batch has that many rows
  }

  /** A copy of row `row`, until the next one. */
  copyOf(row: number): FloatArray {
    this.#scratch.set(this.at(row));
    return this.#scratch;
  }
}
