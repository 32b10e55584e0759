import type { Address } from '../kernels/kernel-exports.ts';
import type { Heap } from './heap.ts';

/** A product's list of the non-zero elements of a tensor, and which version of the tensor it describes. */
interface KeptList {
  readonly address: Address;
  readonly bytes: number;
  /** Rows of the tensor, whose row length is the block's; −1 without a list. */
  rows: number;
  step: number;
  version: number;
  /** The end of the list of a single row. */
  end: Address;
}

/**
 * The memory of a tensor and its views. A product that skips zeros lists the other elements first; the list is kept here for the
 * backward pass.
 *
 * It is valid as long as only kernels write, which they report through `touch`. Once the plain array has been handed out, which can
 * be written to at any time, no list is kept.
 */
export class MemoryBlock {
  readonly #heap: Heap;
  readonly address: Address;
  #version = 0;
  #isExposed = false;
  #list: KeptList | undefined;
  /** How many of the first elements differ from zero, and which version of the tensor that is true of. */
  readonly #count = { length: -1, version: -1, nonZeros: 0 };

  constructor(heap: Heap, address: Address) {
    this.#heap = heap;
    this.address = address;
  }

  /** Called when a kernel has written. */
  touch(): void {
    this.#version++;
  }

  /** Called when the plain array is handed out. */
  expose(): void {
    this.#isExposed = true;
  }

  /** Memory for a list; undefined if none can be kept. */
  listMemory(bytes: number): Address | undefined {
    if (this.#isExposed) return undefined;
    if (this.#list === undefined || this.#list.bytes < bytes) this.#allocateList(bytes);
    return this.#list?.address;
  }

  /** Records that the memory from `listMemory` lists `rows` rows of the current tensor, with offsets in multiples of `step`. */
  keepList(rows: number, step: number, end: Address): void {
    const list = this.#list;
    if (list === undefined) return;
    list.rows = rows;
    list.step = step;
    list.end = end;
    list.version = this.#version;
  }

  /** The list of these rows, if it is kept and valid. */
  keptList(rows: number, step: number): KeptList | undefined {
    const list = this.#list;
    if (list === undefined || this.#isExposed) return undefined;
    return list.version === this.#version && list.rows === rows && list.step === step ? list : undefined;
  }

  /** Records how many of the first `length` elements differ from zero. */
  keepCount(length: number, nonZeros: number): void {
    this.#count.length = length;
    this.#count.version = this.#version;
    this.#count.nonZeros = nonZeros;
  }

  /** What `keepCount` recorded, while it is true. */
  keptCount(length: number): number | undefined {
    const { length: counted, version, nonZeros } = this.#count;
    return !this.#isExposed && version === this.#version && counted === length ? nonZeros : undefined;
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
