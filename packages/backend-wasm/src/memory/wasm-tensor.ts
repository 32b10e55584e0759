import type { Shape, Tensor } from '@vitrum/core';
import type { Address } from '../kernels/kernel-exports.ts';
import type { Heap } from './heap.ts';
import type { MemoryBlock } from './memory-block.ts';

/** A tensor of 32-bit floats in the memory of the kernels. What every call needs is precomputed. */
export class WasmTensor implements Tensor {
  readonly shape: Shape;
  readonly heap: Heap;
  /** Shared by all views of the same memory. */
  readonly block: MemoryBlock;
  readonly address: Address;
  readonly length: number;
  /** −1 unless a matrix. */
  readonly rows: number;
  /** −1 unless a matrix. */
  readonly columns: number;
  /** Like `data`, for this package, which reports its writes. */
  readonly elements: Float32Array;

  constructor(heap: Heap, block: MemoryBlock, shape: Shape, length: number) {
    this.shape = shape;
    this.heap = heap;
    this.block = block;
    this.address = block.address;
    this.length = length;
    const [rows = 0, columns = 0] = shape;
    this.rows = shape.length === 2 ? rows : -1;
    this.columns = shape.length === 2 ? columns : -1;
    this.elements = new Float32Array(heap.memory.buffer, block.address, length);
  }

  get data(): Float32Array {
    this.block.expose();
    return this.elements;
  }

  /** The same memory; the number of elements is the caller's to check. */
  withShape(shape: Shape): WasmTensor {
    return new WasmTensor(this.heap, this.block, shape, this.length);
  }
}
