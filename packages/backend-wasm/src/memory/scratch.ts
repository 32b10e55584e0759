import type { Address } from '../kernels/kernel-exports.ts';
import type { Heap } from './heap.ts';

/** Memory for the intermediate results of kernels; grows on demand and never shrinks. */
export class Scratch {
  readonly #heap: Heap;
  #address: Address = 0;
  #bytes = 0;

  constructor(heap: Heap) {
    this.#heap = heap;
  }

  /** The address of at least `bytes` bytes of undefined content. */
  reserve(bytes: number): Address {
    if (bytes > this.#bytes) this.#grow(bytes);
    return this.#address;
  }

  #grow(bytes: number): void {
    if (this.#address !== 0) this.#heap.release(this.#address);
    this.#bytes = Math.max(bytes, 2 * this.#bytes, 65_536);
    this.#address = this.#heap.allocate(this.#bytes);
  }
}
