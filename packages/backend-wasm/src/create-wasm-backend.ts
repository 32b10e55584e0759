import type { Backend, BackendRequest } from '@vitrum/core';

/**
 * Creates a backend with WebAssembly SIMD kernels; by default, where memory can be shared, on one thread per processor, at most 8.
 * Threads start with the first tensor whose kernels they share, or the first such kernel, and do not keep a process alive.
 *
 * @throws VITRUM_BACKEND_UNAVAILABLE, VITRUM_INVALID_OPTION, VITRUM_OUT_OF_MEMORY
 */
export async function createWasmBackend(request: BackendRequest = {}): Promise<Backend> {
  const { assemble } = await import('./assemble.ts'); // a program that only registers it does not load it
  const { backend } = await assemble(request);
  return backend;
}
