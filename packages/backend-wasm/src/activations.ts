import type { Activation } from '@vitrum/core';
import type { KernelExports } from './kernels/kernel-exports.ts';
import type { WasmTensor } from './memory/wasm-tensor.ts';
import { elementsPerChunk, elementsWorthSpreading } from './threads/split.ts';
import { chunkKernels, type ThreadPool } from './threads/thread-pool.ts';

/** The activations with a kernel, on tensors of checked shapes. */
export class Activations {
  readonly #forward: KernelExports['activationForward'];
  readonly #backward: KernelExports['activationBackward'];
  readonly #softmax: KernelExports['softmaxRows'];
  readonly #pool: ThreadPool | undefined;

  constructor(kernels: KernelExports, pool: ThreadPool | undefined) {
    this.#forward = kernels.activationForward;
    this.#backward = kernels.activationBackward;
    this.#softmax = kernels.softmaxRows;
    this.#pool = pool;
  }

  /** a = φ(z). */
  prepareForward(kind: number, slope: number, z: WasmTensor, a: WasmTensor): () => void {
    const pool = z.length >= elementsWorthSpreading ? this.#pool : undefined;
    if (pool !== undefined) return () => this.#spreadForward(pool, kind, slope, z, a);
    const forward = this.#forward;
    return () => {
      a.block.touch();
      forward(kind, slope, z.address, a.address, z.length);
    };
  }

  /** a = softmax(z), row by row; undefined for another activation. */
  prepareRows({ kind, kernel }: Activation, z: WasmTensor, a: WasmTensor): (() => void) | undefined {
    if (kind !== 'rowwise' || kernel?.name !== 'softmax') return undefined;
    const columns = z.shape.at(-1) ?? 1;
    const rows = columns === 0 ? 0 : z.length / columns;
    const softmax = this.#softmax;
    return () => {
      a.block.touch();
      softmax(z.address, a.address, rows, columns);
    };
  }

  /** dz = da ⊙ φ′(z). */
  prepareBackward(kind: number, slope: number, z: WasmTensor, a: WasmTensor, da: WasmTensor, dz: WasmTensor): () => void {
    const pool = z.length >= elementsWorthSpreading ? this.#pool : undefined;
    if (pool !== undefined) return () => this.#spreadBackward(pool, kind, slope, z, a, da, dz);
    const backward = this.#backward;
    return () => {
      dz.block.touch();
      backward(kind, slope, z.address, a.address, da.address, dz.address, z.length);
    };
  }

  #spreadForward(pool: ThreadPool, kind: number, slope: number, z: WasmTensor, a: WasmTensor): void {
    a.block.touch();
    const { integers } = pool;
    pool.begin(chunkKernels.activationForward);
    integers[1] = kind;
    pool.floats[2] = slope;
    const chunk = elementsPerChunk(z.length, pool.threads);
    for (let first = 0; first < z.length; first += chunk) {
      integers[3] = z.address + 4 * first;
      integers[4] = a.address + 4 * first;
      integers[5] = Math.min(chunk, z.length - first);
      pool.add();
    }
    pool.run();
  }

  #spreadBackward(
    pool: ThreadPool, kind: number, slope: number, z: WasmTensor, a: WasmTensor, da: WasmTensor, dz: WasmTensor,
  ): void {
    dz.block.touch();
    const { integers } = pool;
    pool.begin(chunkKernels.activationBackward);
    integers[1] = kind;
    pool.floats[2] = slope;
    const chunk = elementsPerChunk(z.length, pool.threads);
    for (let first = 0; first < z.length; first += chunk) {
      integers[3] = z.address + 4 * first;
      integers[4] = a.address + 4 * first;
      integers[5] = da.address + 4 * first;
      integers[6] = dz.address + 4 * first;
      integers[7] = Math.min(chunk, z.length - first);
      pool.add();
    }
    pool.run();
  }
}
