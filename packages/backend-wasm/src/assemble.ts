import type { BackendRequest } from '@vitrum/core';
import type { KernelExports } from './kernels/kernel-exports.ts';
import { loadKernels, requireWebAssembly } from './kernels/load-kernels.ts';
import { createMemory } from './memory/create-memory.ts';
import { Heap } from './memory/heap.ts';
import { threadStarter } from './threads/start-thread.ts';
import { threadCount } from './threads/thread-count.ts';
import { ThreadPool, type RunJob } from './threads/thread-pool.ts';
import { WasmBackend } from './wasm-backend.ts';

/** A backend, and its thread pool if it has more than one thread. */
export interface Assembly {
  readonly backend: WasmBackend;
  readonly pool: ThreadPool | undefined;
}

/** Combines kernels, memory and threads as requested; tests replace the kernels' own job runner with `chooseRunJob`. */
export async function assemble(
  { threads: requested, deterministic = false, onNote }: BackendRequest,
  chooseRunJob?: (heap: Heap) => RunJob,
): Promise<Assembly> {
  const webAssembly = requireWebAssembly();
  const { threads, note } = await threadCount(requested);
  const isShared = threads > 1;
  const { module, isRelaxed } = await loadKernels(isShared, deterministic);
  const memory = createMemory(webAssembly, isShared);
  const { exports } = await webAssembly.instantiate(module, { env: { memory } });
  // The build determines the exports: KernelExports mirrors kernels/index.ts and kernels/shared.ts.
  const kernels = exports as KernelExports;
  kernels.writeLaneOrders();
  const heap = new Heap(memory);
  const runJob = isShared ? (chooseRunJob?.(heap) ?? kernels.runJob) : undefined;
  const pool = runJob && new ThreadPool(heap, runJob, threads, threadStarter(module, memory));
  const features = ['simd', ...(isRelaxed ? ['relaxed-simd'] : []), ...(isShared ? ['threads'] : [])];
  if (note !== undefined) onNote?.(note);
  return { backend: new WasmBackend(kernels, heap, features, pool), pool };
}
