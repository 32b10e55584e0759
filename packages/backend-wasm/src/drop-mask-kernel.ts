import type { DropMaskOperands } from '@vitrum/core/internal';
import { dropLimit } from '@vitrum/tensor/internal';
import type { KernelExports } from './kernels/kernel-exports.ts';
import { elementsPerChunk, elementsWorthSpreading } from './threads/split.ts';
import { chunkKernels, type ThreadPool } from './threads/thread-pool.ts';
import type { WasmMemory } from './wasm-memory.ts';

/** Each number has a word of its own, so that chunks draw what the whole would draw; undefined for a tensor outside of the kernels' memory. */
export function prepareDropMask(
  { random, rate, mask }: DropMaskOperands, memory: WasmMemory, dropMask: KernelExports['dropMask'], pool: ThreadPool | undefined,
): (() => void) | undefined {
  if (!memory.owns(mask)) return undefined;
  const { block, length } = mask;
  const [limit, scale, blocks] = [dropLimit(rate), 1 / (1 - rate), Math.ceil(length / 4)];
  if (pool === undefined || length < elementsWorthSpreading) {
    return () => {
      block.touch();
      const [key0 = 0, key1 = 0, counter0 = 0, counter1 = 0, counter2 = 0, counter3 = 0] = random.takeBlocks(blocks);
      dropMask(mask.address, length, limit, scale, key0, key1, counter0, counter1, counter2, counter3);
    };
  }
  const { integers, floats } = pool;
  return () => {
    block.touch();
    const place = random.takeBlocks(blocks);
    pool.begin(chunkKernels.dropMask);
    integers[3] = limit;
    floats[4] = scale;
    integers.set(place, 5);
    const chunk = elementsPerChunk(length, pool.threads); // whole blocks
    for (let first = 0; first < length; first += chunk) {
      integers[1] = mask.address + 4 * first;
      integers[2] = Math.min(chunk, length - first);
      integers[7] = (place[2] ?? 0) + first / 4;
      pool.add();
    }
    pool.run();
  };
}
