import { VitrumError } from '@vitrum/core';
import type { Address } from '../kernels/kernel-exports.ts';
import type { WebAssemblyMemory } from '../web-assembly.ts';
import { pageBytes } from './create-memory.ts';

const alignment = 64;
/** Kernels read whole vectors, up to this many bytes beyond the end of a tensor. */
const rim = 64;
/** Room for the compiler's own data and the threads' control block; address 0 stands for "none". */
const heapStart = 8192;

/** Allocates from the kernels' memory: at its end, or a released block of the same size. */
export class Heap {
  readonly memory: WebAssemblyMemory;
  readonly #free = new Map<number, Address[]>();
  readonly #sizes = new Map<Address, number>();
  #end = heapStart;

  constructor(memory: WebAssemblyMemory) {
    this.memory = memory;
  }

  /**
   * The address of `bytes` zeros.
   *
   * @throws VITRUM_OUT_OF_MEMORY
   */
  allocate(bytes: number): Address {
    const size = Math.ceil((bytes + rim) / alignment) * alignment;
    const address = this.#free.get(size)?.pop() ?? this.#extend(size);
    this.#sizes.set(address, size);
    return address;
  }

  /** Releases a block from `allocate`; other addresses are ignored. */
  release(address: Address): void {
    const size = this.#sizes.get(address);
    if (size === undefined) return;
    this.#sizes.delete(address);
    new Uint8Array(this.memory.buffer, address, size).fill(0);
    const free = this.#free.get(size);
    if (free === undefined) this.#free.set(size, [address]);
    else free.push(address);
  }

  #extend(size: number): Address {
    const address = this.#end;
    const missing = address + size - this.memory.buffer.byteLength;
    if (missing > 0) this.#grow(missing, size);
    this.#end += size;
    return address;
  }

  #grow(missing: number, wanted: number): void {
    const isShared = !(this.memory.buffer instanceof ArrayBuffer);
    try {
      if (isShared) this.memory.grow(Math.ceil(missing / pageBytes));
    } catch (error) {
      throw this.#outOfMemory(wanted, error);
    }
    if (!isShared) throw this.#outOfMemory(wanted, undefined);
  }

  #outOfMemory(wanted: number, cause: unknown): VitrumError {
    return new VitrumError({
      code: 'VITRUM_OUT_OF_MEMORY',
      message: `The backend "wasm" cannot reserve ${wanted} bytes more: ${this.#end} of ${this.memory.buffer.byteLength} are in use.`,
      hint: 'Use a smaller network or batch, call release() on networks and trainers that are done with, or use the backend "reference".',
      cause,
    });
  }
}
