import type { Shape, Tensor } from '@vitrum/core';
import type { Address } from '../kernels/kernel-exports.ts';
import type { Heap } from './heap.ts';

/** A tensor of 32-bit floats in the memory of the kernels. What they ask of it at every call is kept as numbers. */
export class WasmTensor implements Tensor {
  readonly shape: Shape;
  readonly data: Float32Array;
  readonly heap: Heap;
  readonly address: Address;
  readonly length: number;
  /** −1 unless a matrix. */
  readonly rows: number;
  /** −1 unless a matrix. */
  readonly columns: number;

  constructor(heap: Heap, address: Address, shape: Shape, length: number) {
    this.shape = shape;
    this.data = new Float32Array(heap.memory.buffer, address, length);
    this.heap = heap;
    this.address = address;
    this.length = length;
    const [rows = 0, columns = 0] = shape;
    this.rows = shape.length === 2 ? rows : -1;
    this.columns = shape.length === 2 ? columns : -1;
  }
}
