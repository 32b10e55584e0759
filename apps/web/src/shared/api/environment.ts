import type { BackendNote } from '@vitrum/core';

/** The browser's capabilities for training. */
export interface Environment {
  /** Name of the backend: `wasm`, or `reference` if WebAssembly with SIMD is unavailable. */
  readonly backend: string;
  readonly threads: number;
  readonly features: readonly string[];
  /** True if the page is cross-origin isolated, so that memory can be shared between threads. */
  readonly isIsolated: boolean;
  /** Why training is slower than it could be: what is unavailable, and what is used instead. */
  readonly notes: readonly BackendNote[];
}
