import { VitrumError, type ByteStore, type Tensor } from '@vitrum/core';
import type { Address, KernelExports } from './kernels/kernel-exports.ts';
import type { Heap } from './memory/heap.ts';
import { WasmTensor } from './memory/wasm-tensor.ts';
import { splitReciprocal } from './split-reciprocal.ts';
import { elementsWorthSpreading } from './threads/split.ts';
import { samplesPerChunk } from './threads/sample-chunks.ts';
import { chunkKernels, type ThreadPool } from './threads/thread-pool.ts';

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
  readonly #convertRows: KernelExports['convertRows'];
  readonly #pool: ThreadPool | undefined;
  #address: Address = 0;
  #room = 0;
  /** The window: the bytes from #start to #end. */
  #start = 0;
  #end = 0;
  /** Where the rows of a batch begin, as addresses. */
  #starts: Uint32Array = new Uint32Array(0);
  #divisor = 1;
  #reciprocal = splitReciprocal(1);

  constructor(heap: Heap, kernels: KernelExports, pool: ThreadPool | undefined, bytes: Uint8Array) {
    this.#heap = heap;
    this.#bytes = bytes;
    this.#convert = kernels.convertBytes;
    this.#convertExactly = kernels.convertBytesExactly;
    this.#convertRows = kernels.convertRows;
    this.#pool = pool;
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

  showAll(): void {
    if (this.#bytes.length > 0 && this.#room < this.#bytes.length) this.#show(0, this.#bytes.length);
  }

  readRows(order: Uint32Array, start: number, count: number, size: number, divisor: number, out: Tensor): void {
    if (divisor !== this.#divisor) this.#divideBy(divisor);
    const isWhole = this.#room === this.#bytes.length && this.#room > 0;
    const isOwn = out instanceof WasmTensor && out.heap === this.#heap && count * size <= out.length && start + count <= order.length;
    if (isWhole && isOwn && this.#reciprocal.isExact) this.#gather(order, start, count, size, out);
    else for (let row = 0; row < count; row++) this.read((order[start + row] ?? 0) * size, size, divisor, out, row * size);
  }

  release(): void {
    this.#releaseWindow();
    if (this.#starts.length > 0) this.#heap.release(this.#starts.byteOffset);
    this.#starts = new Uint32Array(0);
  }

  #releaseWindow(): void {
    if (this.#address !== 0) this.#heap.release(this.#address);
    this.#address = 0;
    this.#room = 0;
    this.#start = 0;
    this.#end = 0;
  }

  /** Rows of a window that shows all bytes. */
  #gather(order: Uint32Array, first: number, count: number, size: number, out: WasmTensor): void {
    const { high, low } = this.#reciprocal;
    const starts = this.#startsFor(count);
    for (let row = 0; row < count; row++) {
      const from = (order[first + row] ?? 0) * size;
      if (from + size > this.#bytes.length) throw this.#outside(from, size, out.length, row * size);
      starts[row] = this.#address + from;
    }
    out.block.touch();
    const pool = count * size >= elementsWorthSpreading ? this.#pool : undefined;
    if (pool === undefined) {
      this.#convertRows(starts.byteOffset, count, size, high, low, out.address);
      return;
    }
    const { integers, floats } = pool;
    pool.begin(chunkKernels.convertRows);
    integers[3] = size;
    floats[4] = high;
    floats[5] = low;
    const chunk = samplesPerChunk(count, pool.threads);
    for (let row = 0; row < count; row += chunk) {
      integers[1] = starts.byteOffset + 4 * row;
      integers[2] = Math.min(chunk, count - row);
      integers[6] = out.address + 4 * row * size;
      pool.add();
    }
    pool.run();
  }

  #startsFor(count: number): Uint32Array {
    if (count > this.#starts.length) {
      if (this.#starts.length > 0) this.#heap.release(this.#starts.byteOffset);
      this.#starts = new Uint32Array(this.#heap.memory.buffer, this.#heap.allocate(4 * count), count);
    }
    return this.#starts;
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
    this.#releaseWindow();
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
