import type { Backend, BackendRequest } from '@vitrum/core';
import { assemble } from './assemble.ts';

/**
 * Makes a backend whose kernels are WebAssembly with SIMD, on as many threads as there are processors, at most 8, where memory
 * can be shared. The threads start with the first kernel that is large enough for them, and do not keep a process alive.
 *
 * @throws VITRUM_BACKEND_UNAVAILABLE, VITRUM_INVALID_OPTION, VITRUM_OUT_OF_MEMORY
 */
export async function createWasmBackend(request: BackendRequest = {}): Promise<Backend> {
  const { backend } = await assemble(request);
  return backend;
}
