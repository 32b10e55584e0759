import type { Address } from '../kernels/kernel-exports.ts';
import type { Heap } from './heap.ts';

/** Memory in which a kernel puts its intermediate results; grows to the largest need so far and stays. */
export class Scratch {
  readonly #heap: Heap;
  #address: Address = 0;
  #bytes = 0;

  constructor(heap: Heap) {
    this.#heap = heap;
  }

  /** The address of at least `bytes` bytes, whatever they hold. */
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
