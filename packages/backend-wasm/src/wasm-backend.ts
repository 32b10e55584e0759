import type {
  Activation, Backend, ByteStore, Optimizer, Precision, Shape, Tensor, UpdateKernel, UpdateTensors,
} from '@vitrum/core';
import { checkShape, createTensor, firstRows, isSameShape, referenceBackend, sizeOf } from '@vitrum/tensor';
import { activationKernel, identityKind } from './activation-kernel.ts';
import { Activations } from './activations.ts';
import { WasmByteStore } from './byte-store.ts';
import type { KernelExports } from './kernels/kernel-exports.ts';
import type { Heap } from './memory/heap.ts';
import { Scratch } from './memory/scratch.ts';
import { MemoryBlock } from './memory/memory-block.ts';
import { WasmTensor } from './memory/wasm-tensor.ts';
import { runOnCopies } from './own-tensors.ts';
import { Products } from './products.ts';
import type { ThreadPool } from './threads/thread-pool.ts';
import { prepareUpdate } from './update-kernel.ts';

/**
 * The kernels in WebAssembly. Every method has a fast way, for tensors in the kernels' memory whose shapes fit, that allocates
 * nothing; everything else goes on copies, or to the reference backend, which also says what is wrong with a shape.
 */
export class WasmBackend implements Backend {
  readonly name = 'wasm';
  readonly features: readonly string[];
  #threads: number;
  readonly #heap: Heap;
  readonly #scratch: Scratch;
  readonly #products: Products;
  readonly #activations: Activations;
  readonly #pool: ThreadPool | undefined;
  readonly #kernels: KernelExports;
  // Held here because an instance's exports are slow to look up in.
  readonly #sumRows: KernelExports['sumRows'];

  constructor(kernels: KernelExports, heap: Heap, features: readonly string[], pool: ThreadPool | undefined) {
    this.features = features;
    this.#threads = pool?.threads ?? 1;
    this.#kernels = kernels;
    this.#heap = heap;
    this.#scratch = new Scratch(heap);
    this.#products = new Products(kernels, this.#scratch, pool);
    this.#activations = new Activations(kernels, pool);
    this.#pool = pool;
    this.#sumRows = kernels.sumRows;
  }

  get threads(): number {
    return this.#threads;
  }

  allocate(shape: Shape, precision: Precision): Tensor {
    if (precision === 'float64') return createTensor(shape, precision);
    checkShape(shape);
    const length = sizeOf(shape);
    return new WasmTensor(this.#heap, new MemoryBlock(this.#heap, this.#heap.allocate(4 * length)), shape, length);
  }

  firstRows(tensor: Tensor, count: number): Tensor {
    if (!this.#owns(tensor)) return firstRows(tensor, count);
    const { shape, data } = firstRows({ shape: tensor.shape, data: tensor.elements }, count);
    return new WasmTensor(this.#heap, tensor.block, shape, data.length);
  }

  release(tensor: Tensor): void {
    if (this.#owns(tensor)) tensor.block.release();
  }

  storeBytes(bytes: Uint8Array): ByteStore {
    return new WasmByteStore(this.#heap, this.#kernels, bytes);
  }

  close(): void {
    this.#pool?.close();
    this.#threads = 1;
  }

  matmul(a: Tensor, b: Tensor, out: Tensor, transposeA: boolean, transposeB: boolean): void {
    if (this.#multiply(a, b, out, transposeA, transposeB, 1, false)) return;
    this.#multiplyElsewhere(a, b, out, transposeA, transposeB, 1, false);
  }

  addMatmul(a: Tensor, b: Tensor, out: Tensor, transposeA: boolean, transposeB: boolean, scale: number): void {
    if (this.#multiply(a, b, out, transposeA, transposeB, scale, true)) return;
    this.#multiplyElsewhere(a, b, out, transposeA, transposeB, scale, true);
  }

  sumRows(matrix: Tensor, out: Tensor): void {
    if (!this.#addRows(matrix, out, 1, 0)) this.#addRowsElsewhere(matrix, out, 1, 0);
  }

  addSumRows(matrix: Tensor, out: Tensor, scale: number): void {
    if (!this.#addRows(matrix, out, scale, 1)) this.#addRowsElsewhere(matrix, out, scale, 1);
  }

  denseForward(x: Tensor, weights: Tensor, biases: Tensor, activation: Activation, z: Tensor, a: Tensor): void {
    if (this.#forward(x, weights, biases, activation, z, a)) return;
    this.#forwardElsewhere(x, weights, biases, activation, z, a);
  }

  activationForward(activation: Activation, z: Tensor, a: Tensor): void {
    const { kind, slope } = activationKernel(activation);
    if (kind < 0 || !this.#owns(z) || !this.#owns(a) || !haveSameShape(z, a)) {
      return referenceBackend.activationForward(activation, z, a);
    }
    this.#activations.forward(kind, slope, z, a);
  }

  activationBackward(activation: Activation, z: Tensor, a: Tensor, da: Tensor, dz: Tensor): void {
    const { kind, slope } = activationKernel(activation);
    const isFast =
      kind >= 0 && this.#owns(z) && this.#owns(a) && this.#owns(da) && this.#owns(dz) &&
      haveSameShape(z, a) && haveSameShape(z, da) && haveSameShape(z, dz);
    if (!isFast) return referenceBackend.activationBackward(activation, z, a, da, dz);
    this.#activations.backward(kind, slope, z, a, da, dz);
  }

  prepareUpdate(optimizer: Optimizer, tensors: UpdateTensors): UpdateKernel | undefined {
    return prepareUpdate(this.#kernels, this.#heap, this.#pool, optimizer, tensors);
  }

  #owns(tensor: Tensor): tensor is WasmTensor {
    return tensor instanceof WasmTensor && tensor.heap === this.#heap;
  }

  // The slow ways stand apart: a function that makes closures allocates for them even where it returns before it does.

  #multiplyElsewhere(
    a: Tensor, b: Tensor, out: Tensor, transposeA: boolean, transposeB: boolean, scale: number, accumulate: boolean,
  ): void {
    const plainly = (): void => {
      if (accumulate) referenceBackend.addMatmul(a, b, out, transposeA, transposeB, scale);
      else referenceBackend.matmul(a, b, out, transposeA, transposeB);
    };
    const onCopies = (own: readonly Tensor[]): void => {
      const [x = a, y = b, z = out] = own;
      if (!this.#multiply(x, y, z, transposeA, transposeB, scale, accumulate)) plainly();
    };
    if (!runOnCopies(this.#heap, [a, b], [out], onCopies)) plainly();
  }

  #addRowsElsewhere(matrix: Tensor, out: Tensor, scale: number, accumulate: number): void {
    const plainly = (): void => {
      if (accumulate === 1) referenceBackend.addSumRows(matrix, out, scale);
      else referenceBackend.sumRows(matrix, out);
    };
    const onCopies = (own: readonly Tensor[]): void => {
      const [x = matrix, y = out] = own;
      if (!this.#addRows(x, y, scale, accumulate)) plainly();
    };
    if (!runOnCopies(this.#heap, [matrix], [out], onCopies)) plainly();
  }

  #forwardElsewhere(x: Tensor, weights: Tensor, biases: Tensor, activation: Activation, z: Tensor, a: Tensor): void {
    const plainly = (): void => referenceBackend.denseForward(x, weights, biases, activation, z, a);
    const onCopies = (own: readonly Tensor[]): void => {
      const [x2 = x, weights2 = weights, biases2 = biases, z2 = z, a2 = a] = own;
      if (!this.#forward(x2, weights2, biases2, activation, z2, a2)) plainly();
    };
    if (!runOnCopies(this.#heap, [x, weights, biases], [z, a], onCopies)) plainly();
  }

  /** The fast way of both products; false where it cannot be taken. */
  #multiply(
    a: Tensor, b: Tensor, out: Tensor, transposeA: boolean, transposeB: boolean, scale: number, accumulate: boolean,
  ): boolean {
    if (!this.#owns(a) || !this.#owns(b) || !this.#owns(out)) return false;
    const m = transposeA ? a.columns : a.rows;
    const k = transposeA ? a.rows : a.columns;
    const n = transposeB ? b.rows : b.columns;
    const inner = transposeB ? b.columns : b.rows;
    if (k !== inner || m !== out.rows || n !== out.columns || m < 0 || k < 0 || n < 0) return false;
    this.#products.multiply(a, b, out, transposeA, transposeB, m, k, n, scale, accumulate);
    return true;
  }

  #addRows(matrix: Tensor, out: Tensor, scale: number, accumulate: number): boolean {
    if (!this.#owns(matrix) || !this.#owns(out)) return false;
    const { rows, columns } = matrix;
    if (columns !== out.length || rows < 0 || out.shape.length !== 1) return false;
    out.block.touch();
    this.#sumRows(matrix.address, 4 * columns, rows, columns, out.address, scale, accumulate);
    return true;
  }

  #forward(x: Tensor, weights: Tensor, biases: Tensor, activation: Activation, z: Tensor, a: Tensor): boolean {
    if (!this.#owns(x) || !this.#owns(weights) || !this.#owns(biases) || !this.#owns(z) || !this.#owns(a)) return false;
    const { rows, columns: inputs } = x;
    const units = weights.columns;
    const fits =
      weights.rows === inputs && z.rows === rows && z.columns === units && a.rows === rows && a.columns === units &&
      biases.length === units && biases.shape.length === 1 && rows >= 0 && units >= 0;
    if (!fits) return false;
    const { kind, slope } = activationKernel(activation);
    if (rows === 1) {
      this.#products.forwardRow(x, weights, biases, kind < 0 ? identityKind : kind, slope, z, a);
    } else {
      this.#products.multiplyFrom(biases, x, weights, z);
      if (kind >= 0) this.#activations.forward(kind, slope, z, a);
    }
    if (kind < 0) referenceBackend.activationForward(activation, z, a);
    return true;
  }
}

function haveSameShape(x: WasmTensor, y: WasmTensor): boolean {
  if (x.rows < 0) return isSameShape(x.shape, y.shape);
  return x.rows === y.rows && x.columns === y.columns;
}
