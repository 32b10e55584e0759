import type { Tensor } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { Heap } from './memory/heap.ts';
import { MemoryBlock } from './memory/memory-block.ts';
import { WasmTensor } from './memory/wasm-tensor.ts';

/**
 * Runs a kernel on tensors that are not all in its memory: on copies there, of which those of `outputs` are copied back.
 * False, and nothing done, where a tensor has 64 bits, which the kernels do not know.
 */
export function runOnCopies(
  heap: Heap,
  inputs: readonly Tensor[],
  outputs: readonly Tensor[],
  run: (tensors: readonly WasmTensor[]) => void,
): boolean {
  const tensors = [...inputs, ...outputs];
  if (!tensors.every(({ data }) => data instanceof Float32Array)) return false;
  const copies: WasmTensor[] = [];
  const ownOf = (tensor: Tensor): WasmTensor => {
    if (tensor instanceof WasmTensor && tensor.heap === heap) return tensor;
    const length = sizeOf(tensor.shape);
    const copy = new WasmTensor(heap, new MemoryBlock(heap, heap.allocate(4 * length)), tensor.shape, length);
    copies.push(copy);
    copy.elements.set(tensor.data);
    return copy;
  };
  try {
    const own = tensors.map(ownOf);
    run(own);
    outputs.forEach((output, i) => {
      const result = own[inputs.length + i];
      if (result !== undefined && result !== output) output.data.set(result.elements);
    });
  } finally {
    for (const { block } of copies) block.release();
  }
  return true;
}
