import type { Address } from '../kernels/kernel-exports.ts';
import type { Heap } from './heap.ts';

/** What a product has listed of a tensor: where, and of which state of which tensor. */
interface KeptList {
  readonly address: Address;
  readonly bytes: number;
  /** Of the tensor, whose row length is that of the block; −1 while nothing is listed. */
  rows: number;
  step: number;
  version: number;
  /** Where the list of a single row ends. */
  end: Address;
}

/**
 * The memory of a tensor and of the views on it. A product that passes over zeros lists the others first; the list is kept
 * here, so that the backward pass does not look for them again.
 *
 * It holds as long as only kernels have written since, which they tell by `touch`. Once somebody has been given the plain
 * array, which anybody may write to at any time, nothing is kept any more.
 */
export class MemoryBlock {
  readonly #heap: Heap;
  readonly address: Address;
  #version = 0;
  #isExposed = false;
  #list: KeptList | undefined;

  constructor(heap: Heap, address: Address) {
    this.#heap = heap;
    this.address = address;
  }

  /** A kernel has written. */
  touch(): void {
    this.#version++;
  }

  /** The plain array has been given away. */
  expose(): void {
    this.#isExposed = true;
  }

  /** Memory for a list that can be kept; undefined where none can. */
  listMemory(bytes: number): Address | undefined {
    if (this.#isExposed) return undefined;
    if (this.#list === undefined || this.#list.bytes < bytes) this.#allocateList(bytes);
    return this.#list?.address;
  }

  /** The memory from `listMemory` now lists `rows` rows as the tensor is, an entry's offset being a multiple of `step`. */
  keepList(rows: number, step: number, end: Address): void {
    const list = this.#list;
    if (list === undefined) return;
    list.rows = rows;
    list.step = step;
    list.end = end;
    list.version = this.#version;
  }

  /** The list of these rows, where it is kept and still true. */
  keptList(rows: number, step: number): KeptList | undefined {
    const list = this.#list;
    if (list === undefined || this.#isExposed) return undefined;
    return list.version === this.#version && list.rows === rows && list.step === step ? list : undefined;
  }

  release(): void {
    this.#heap.release(this.address);
    if (this.#list !== undefined) this.#heap.release(this.#list.address);
    this.#list = undefined;
  }

  #allocateList(bytes: number): void {
    if (this.#list !== undefined) this.#heap.release(this.#list.address);
    this.#list = { address: this.#heap.allocate(bytes), bytes, rows: -1, step: 0, version: -1, end: 0 };
  }
}
