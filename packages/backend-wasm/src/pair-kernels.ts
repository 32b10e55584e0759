import type { PairOperands } from '@vitrum/core/internal';
import { isSameShape } from '@vitrum/tensor';
import type { KernelExports } from './kernels/kernel-exports.ts';
import { elementsPerChunk, elementsWorthSpreading } from './threads/split.ts';
import { chunkKernels, type ThreadPool } from './threads/thread-pool.ts';
import type { WasmMemory } from './wasm-memory.ts';

/** From `a` and `b` to `out`, number by number; undefined for operands that the kernel cannot take. */
export function preparePair(
  name: 'addFloats' | 'multiplyFloats', { a, b, out }: PairOperands, memory: WasmMemory, kernels: KernelExports, pool: ThreadPool | undefined,
): (() => void) | undefined {
  if (!memory.owns(a) || !memory.owns(b) || !memory.owns(out)) return undefined;
  if (!isSameShape(a.shape, out.shape) || !isSameShape(b.shape, out.shape)) return undefined;
  const { block, length } = out;
  if (pool === undefined || length < elementsWorthSpreading) {
    const kernel = kernels[name];
    return () => {
      block.touch();
      kernel(a.address, b.address, out.address, length);
    };
  }
  const { integers } = pool;
  return () => {
    block.touch();
    pool.begin(chunkKernels[name]);
    const chunk = elementsPerChunk(length, pool.threads);
    for (let first = 0; first < length; first += chunk) {
      integers[1] = a.address + 4 * first;
      integers[2] = b.address + 4 * first;
      integers[3] = out.address + 4 * first;
      integers[4] = Math.min(chunk, length - first);
      pool.add();
    }
    pool.run();
  };
}
