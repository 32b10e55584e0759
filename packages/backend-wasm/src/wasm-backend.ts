import type { Backend, KernelOf, OperandsOf, OperationName } from '@vitrum/core';
import type { ActivateBackOperands, ActivateOperands, ScaledKernel, SumRowsOperands } from '@vitrum/core/internal';
import { isSameShape } from '@vitrum/tensor';
import { activationKernel } from './activation-kernel.ts';
import { Activations } from './activations.ts';
import { Convolutions } from './convolution/convolutions.ts';
import type { KernelExports } from './kernels/kernel-exports.ts';
import type { Heap } from './memory/heap.ts';
import { Scratch } from './memory/scratch.ts';
import type { WasmTensor } from './memory/wasm-tensor.ts';
import { prepareDropMask } from './drop-mask-kernel.ts';
import { prepareAddScaled, prepareAddSigns, prepareClamp, prepareSumOfSquares } from './gradient-kernels.ts';
import { prepareLogitsLoss, prepareLogitsLossBack } from './loss-kernels.ts';
import { Normalizations } from './normalizations.ts';
import { prepareGemm } from './prepare-gemm.ts';
import { prepareMaxPoolActivateBack, prepareMaxPoolBack, preparePool } from './pooling.ts';
import { preparePair } from './pair-kernels.ts';
import { PackedProducts } from './packed-products.ts';
import { Products } from './products.ts';
import type { ThreadPool } from './threads/thread-pool.ts';
import { prepareUpdate } from './update/prepare-update.ts';
import { WasmMemory } from './wasm-memory.ts';

type Makers = { readonly [Name in OperationName]?: (operands: OperandsOf<Name>) => KernelOf<Name> | undefined };

/**
 * The WebAssembly kernels, for tensors in their memory with matching shapes. Everything else is left to the reference backend, which
 * also reports wrong shapes.
 */
export class WasmBackend implements Backend {
  readonly name = 'wasm';
  readonly features: readonly string[];
  readonly memory: WasmMemory;
  #threads: number;
  readonly #pool: ThreadPool | undefined;
  readonly #makers: Makers;

  constructor(kernels: KernelExports, heap: Heap, features: readonly string[], pool: ThreadPool | undefined) {
    this.features = features;
    this.memory = new WasmMemory(heap, kernels, pool);
    this.#threads = pool?.threads ?? 1;
    this.#pool = pool;
    const scratch = new Scratch(heap);
    const products = new Products(kernels, scratch, pool, features.includes('relaxed-simd'));
    const updateParts = { kernels, heap, pool, products: new PackedProducts(kernels, scratch, pool), matrices: new Scratch(heap) };
    const activations = new Activations(kernels, pool);
    const convolutions = new Convolutions(kernels, this.memory, heap, pool);
    const normalizations = new Normalizations(kernels, this.memory, pool);
    this.#makers = {
      gemm: (operands) => prepareGemm(operands, this.memory, products, activations),
      'sum-rows': (operands) => prepareSumRows(operands, this.memory, kernels.sumRows),
      add: (operands) => preparePair('addFloats', operands, this.memory, kernels, pool),
      multiply: (operands) => preparePair('multiplyFloats', operands, this.memory, kernels, pool),
      'drop-mask': (operands) => prepareDropMask(operands, this.memory, kernels.dropMask, pool),
      activate: (operands) => prepareActivate(operands, this.memory, activations),
      'activate-back': (operands) => prepareActivateBack(operands, this.memory, activations),
      'max-pool': (operands) => preparePool('maxPool', operands, operands.out, this.memory, kernels, pool),
      'max-pool-back': (operands) => prepareMaxPoolBack(operands, this.memory, kernels, pool),
      'max-pool-activate-back': (operands) => prepareMaxPoolActivateBack(operands, this.memory, kernels, pool),
      'average-pool': (operands) => preparePool('averagePool', operands, operands.out, this.memory, kernels, pool),
      'average-pool-back': (operands) => preparePool('averagePoolBack', operands, operands.input, this.memory, kernels, pool),
      moments: (operands) => normalizations.prepareMoments(operands),
      normalize: (operands) => normalizations.prepareNormalize(operands),
      'normalize-sums': (operands) => normalizations.prepareSums(operands),
      'normalize-back': (operands) => normalizations.prepareBack(operands),
      conv2d: (operands) => convolutions.prepareForward(operands),
      'conv2d-input': (operands) => convolutions.prepareInputGradient(operands),
      'conv2d-weights': (operands) => convolutions.prepareWeightGradient(operands),
      'sum-of-squares': (operands) => prepareSumOfSquares(operands, this.memory, kernels),
      'add-scaled': (operands) => prepareAddScaled(operands, this.memory, kernels),
      'add-signs': (operands) => prepareAddSigns(operands, this.memory, kernels),
      clamp: (operands) => prepareClamp(operands, this.memory, kernels),
      'logits-loss': (operands) => prepareLogitsLoss(operands, this.memory, kernels),
      'logits-loss-back': (operands) => prepareLogitsLossBack(operands, this.memory, kernels),
      update: (operands) => prepareUpdate(updateParts, operands),
    };
  }

  get threads(): number {
    return this.#threads;
  }

  prepare<Name extends OperationName>(operation: Name, operands: OperandsOf<Name>): KernelOf<Name> | undefined {
    return this.#makers[operation]?.(operands);
  }

  close(): void {
    this.#pool?.close();
    this.#threads = 1;
  }
}

function prepareSumRows(
  { matrix, out, accumulate = false }: SumRowsOperands,
  memory: WasmMemory,
  sumRows: KernelExports['sumRows'],
): ScaledKernel | undefined {
  if (!memory.owns(matrix) || !memory.owns(out)) return undefined;
  const { rows, columns } = matrix;
  if (columns !== out.length || rows < 0 || out.shape.length !== 1) return undefined;
  return (scale = 1) => {
    out.block.touch();
    sumRows(matrix.address, 4 * columns, rows, columns, out.address, scale, accumulate ? 1 : 0);
  };
}

function prepareActivate({ activation, z, a }: ActivateOperands, memory: WasmMemory, activations: Activations): (() => void) | undefined {
  const { kind, slope } = activationKernel(activation);
  if (!memory.owns(z) || !memory.owns(a) || !haveSameShape(z, a)) return undefined;
  if (kind < 0) return activations.prepareRows(activation, z, a);
  return activations.prepareForward(kind, slope, z, a);
}

function prepareActivateBack(
  { activation, z, a, da, dz }: ActivateBackOperands,
  memory: WasmMemory,
  activations: Activations,
): (() => void) | undefined {
  const { kind, slope } = activationKernel(activation);
  if (kind < 0 || !memory.owns(z) || !memory.owns(a) || !memory.owns(da) || !memory.owns(dz)) return undefined;
  if (!haveSameShape(z, a) || !haveSameShape(z, da) || !haveSameShape(z, dz)) return undefined;
  return activations.prepareBackward(kind, slope, z, a, da, dz);
}

const haveSameShape = (x: WasmTensor, y: WasmTensor): boolean => isSameShape(x.shape, y.shape);
