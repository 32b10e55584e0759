import type { KernelOf, LogitsLoss } from '@vitrum/core';
import type { LogitsLossBackOperands, LogitsLossOperands } from '@vitrum/core/internal';
import { isSameShape } from '@vitrum/tensor';
import type { KernelExports } from './kernels/kernel-exports.ts';
import type { WasmTensor } from './memory/wasm-tensor.ts';
import type { WasmMemory } from './wasm-memory.ts';

/** Σ of the rows' losses; undefined for a loss without a kernel. */
export function prepareLogitsLoss(
  { loss, z, targets }: LogitsLossOperands, memory: WasmMemory, { softmaxCrossEntropy }: KernelExports,
): KernelOf<'logits-loss'> | undefined {
  if (!isCrossEntropy(loss) || !memory.owns(z) || !memory.owns(targets) || !areAlike(z, targets)) return undefined;
  const { rows, columns } = z;
  return () => softmaxCrossEntropy(z.address, targets.address, rows, columns);
}

/** The gradient of the rows' mean loss. */
export function prepareLogitsLossBack(
  { loss, z, a, targets, dz }: LogitsLossBackOperands, memory: WasmMemory, { softmaxCrossEntropyBack }: KernelExports,
): KernelOf<'logits-loss-back'> | undefined {
  if (!isCrossEntropy(loss) || !memory.owns(z) || !memory.owns(a) || !memory.owns(targets) || !memory.owns(dz)) return undefined;
  if (!areAlike(z, a) || !areAlike(z, targets) || !areAlike(z, dz)) return undefined;
  const { rows, columns } = z;
  return () => {
    dz.block.touch();
    softmaxCrossEntropyBack(a.address, targets.address, dz.address, rows, columns);
  };
}

const isCrossEntropy = ({ kernel }: LogitsLoss): boolean => kernel?.name === 'softmax-cross-entropy';

/** Two matrices of one shape. */
const areAlike = (x: WasmTensor, y: WasmTensor): boolean => x.rows >= 0 && isSameShape(x.shape, y.shape);
