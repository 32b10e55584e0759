import type { ByteStore, FloatArray, Memory, Precision, Shape, Tensor } from '@vitrum/core';
import { createTensor, firstRows, sizeOf } from '@vitrum/tensor';
import { checkShape } from '@vitrum/tensor/internal';
import { WasmByteStore } from './byte-store.ts';
import type { KernelExports } from './kernels/kernel-exports.ts';
import type { Heap } from './memory/heap.ts';
import { MemoryBlock } from './memory/memory-block.ts';
import { WasmTensor } from './memory/wasm-tensor.ts';
import { elementsWorthSpreading } from './threads/split.ts';
import type { ThreadPool } from './threads/thread-pool.ts';

/** Tensors in the memory of the kernels; 64-bit tensors, which the kernels do not support, are plain arrays. */
export class WasmMemory implements Memory {
  readonly heap: Heap;
  readonly #kernels: KernelExports;
  readonly #pool: ThreadPool | undefined;

  constructor(heap: Heap, kernels: KernelExports, pool?: ThreadPool) {
    this.heap = heap;
    this.#kernels = kernels;
    this.#pool = pool;
  }

  allocate(shape: Shape, precision: Precision): Tensor {
    if (precision === 'float64') return createTensor(shape, precision);
    checkShape(shape);
    const length = sizeOf(shape);
    if (length >= elementsWorthSpreading) this.#pool?.start(); // its kernels will be spread: by then the threads are there
    return new WasmTensor(this.heap, new MemoryBlock(this.heap, this.heap.allocate(4 * length)), shape, length);
  }

  rows(tensor: Tensor, count: number): Tensor {
    if (!this.owns(tensor)) return firstRows(tensor, count);
    const { shape, data } = firstRows({ shape: tensor.shape, data: tensor.elements }, count);
    return new WasmTensor(this.heap, tensor.block, shape, data.length);
  }

  write(tensor: Tensor, values: FloatArray, offset = 0): void {
    if (!this.owns(tensor)) return tensor.data.set(values, offset);
    tensor.block.touch();
    tensor.elements.set(values, offset);
  }

  read(tensor: Tensor): FloatArray {
    return this.owns(tensor) ? tensor.elements : tensor.data;
  }

  bytes(bytes: Uint8Array): ByteStore {
    return new WasmByteStore(this.heap, this.#kernels, this.#pool, bytes);
  }

  release(tensor: Tensor): void {
    if (this.owns(tensor)) tensor.block.release();
  }

  owns(tensor: Tensor): tensor is WasmTensor {
    return tensor instanceof WasmTensor && tensor.heap === this.heap;
  }
}
