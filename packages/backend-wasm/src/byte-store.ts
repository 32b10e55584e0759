import { VitrumError, type ByteStore, type Tensor } from '@vitrum/core';
import type { Address, KernelExports } from './kernels/kernel-exports.ts';
import type { Heap } from './memory/heap.ts';
import { WasmTensor } from './memory/wasm-tensor.ts';

/** Bytes in the memory of the kernels. */
export class WasmByteStore implements ByteStore {
  readonly #heap: Heap;
  readonly #address: Address;
  readonly #length: number;
  readonly #convert: KernelExports['convertBytes'];
  readonly #convertExactly: KernelExports['convertBytesExactly'];

  constructor(heap: Heap, kernels: KernelExports, bytes: Uint8Array) {
    this.#heap = heap;
    this.#address = heap.allocate(bytes.length);
    this.#length = bytes.length;
    this.#convert = kernels.convertBytes;
    this.#convertExactly = kernels.convertBytesExactly;
    new Uint8Array(heap.memory.buffer, this.#address, bytes.length).set(bytes);
  }

  read(start: number, count: number, divisor: number, out: Tensor, offset: number): void {
    const isInside = start >= 0 && count >= 0 && offset >= 0 && start + count <= this.#length && offset + count <= out.data.length;
    if (!isInside) throw this.#outside(start, count, out, offset);
    if (!(out instanceof WasmTensor && out.heap === this.#heap)) return this.#readPlainly(start, count, divisor, out, offset);
    const to = out.address + 4 * offset;
    if (Math.fround(divisor) === divisor) this.#convert(this.#address + start, count, divisor, to);
    else this.#convertExactly(this.#address + start, count, divisor, to);
  }

  release(): void {
    this.#heap.release(this.#address);
  }

  #readPlainly(start: number, count: number, divisor: number, { data }: Tensor, offset: number): void {
    const bytes = new Uint8Array(this.#heap.memory.buffer, this.#address + start, count);
    for (let i = 0; i < count; i++) data[offset + i] = (bytes[i] ?? 0) / divisor;
  }

  #outside(start: number, count: number, out: Tensor, offset: number): VitrumError {
    return new VitrumError({
      code: 'VITRUM_INDEX_OUT_OF_RANGE',
      message: `Cannot read ${count} of ${this.#length} bytes from ${start} on into a tensor of ${out.data.length} elements from ${offset} on.`,
      hint: 'Stay within the bytes that were stored and within the tensor.',
    });
  }
}
