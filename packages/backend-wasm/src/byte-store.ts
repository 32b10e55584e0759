import { VitrumError, type ByteStore, type Tensor } from '@vitrum/core';
import type { Address, KernelExports } from './kernels/kernel-exports.ts';
import type { Heap } from './memory/heap.ts';
import { WasmTensor } from './memory/wasm-tensor.ts';
import { splitReciprocal } from './split-reciprocal.ts';

/** Bytes copied at a time during sequential reads: what fits into the processor's caches. */
const windowBytes = 1 << 15;

/**
 * Bytes that the kernels access through a window, which moves along during sequential reads, so that a large dataset is not held
 * twice. The first read out of order enlarges the window to all bytes, permanently.
 */
export class WasmByteStore implements ByteStore {
  readonly #heap: Heap;
  readonly #bytes: Uint8Array;
  readonly #convert: KernelExports['convertBytes'];
  readonly #convertExactly: KernelExports['convertBytesExactly'];
  #address: Address = 0;
  #room = 0;
  /** The window: the bytes from #start to #end. */
  #start = 0;
  #end = 0;
  #divisor = 1;
  #reciprocal = splitReciprocal(1);

  constructor(heap: Heap, kernels: KernelExports, bytes: Uint8Array) {
    this.#heap = heap;
    this.#bytes = bytes;
    this.#convert = kernels.convertBytes;
    this.#convertExactly = kernels.convertBytesExactly;
  }

  read(start: number, count: number, divisor: number, out: Tensor, offset: number): void {
    const own = out instanceof WasmTensor && out.heap === this.#heap ? out : undefined;
    const length = own === undefined ? out.data.length : own.length;
    const isInside = start >= 0 && count >= 0 && offset >= 0 && start + count <= this.#bytes.length && offset + count <= length;
    if (!isInside) throw this.#outside(start, count, length, offset);
    if (own === undefined) return this.#readPlainly(start, count, divisor, out, offset);
    if (start < this.#start || start + count > this.#end) this.#show(start, count);
    own.block.touch();
    const from = this.#address + start - this.#start;
    const to = own.address + 4 * offset;
    if (divisor !== this.#divisor) this.#divideBy(divisor);
    const { high, low, isExact } = this.#reciprocal;
    if (isExact) this.#convert(from, count, high, low, to);
    else this.#convertExactly(from, count, divisor, to);
  }

  release(): void {
    if (this.#address !== 0) this.#heap.release(this.#address);
    this.#address = 0;
    this.#room = 0;
    this.#start = 0;
    this.#end = 0;
  }

  #divideBy(divisor: number): void {
    this.#divisor = divisor;
    this.#reciprocal = splitReciprocal(divisor);
  }

  #show(start: number, count: number): void {
    const { length } = this.#bytes;
    const isInOrder = start === 0 || (start >= this.#start && start <= this.#end);
    const wanted = isInOrder ? Math.min(Math.max(count, windowBytes), length) : length;
    if (wanted > this.#room) this.#enlarge(wanted);
    this.#start = this.#room === length ? 0 : start;
    this.#end = Math.min(this.#start + this.#room, length);
    new Uint8Array(this.#heap.memory.buffer, this.#address, this.#room).set(this.#bytes.subarray(this.#start, this.#end));
  }

  #enlarge(bytes: number): void {
    this.release();
    this.#address = this.#heap.allocate(bytes);
    this.#room = bytes;
  }

  #readPlainly(start: number, count: number, divisor: number, { data }: Tensor, offset: number): void {
    for (let i = 0; i < count; i++) data[offset + i] = (this.#bytes[start + i] ?? 0) / divisor;
  }

  #outside(start: number, count: number, length: number, offset: number): VitrumError {
    return new VitrumError({
      code: 'VITRUM_INDEX_OUT_OF_RANGE',
      message: `Cannot read ${count} of ${this.#bytes.length} bytes from ${start} on into a tensor of ${length} elements from ${offset} on.`,
      hint: 'Stay within the bytes that were stored and within the tensor.',
    });
  }
}
