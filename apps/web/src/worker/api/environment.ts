import type { BackendNote } from '@vitrum/core';

/** What the browser gives to training. */
export interface Environment {
  /** Name of the backend that computes: `wasm`, or `reference` where WebAssembly with SIMD cannot be had. */
  readonly backend: string;
  readonly threads: number;
  readonly features: readonly string[];
  /** True where the page is cross-origin isolated, so that memory can be shared between threads. */
  readonly isIsolated: boolean;
  /** Why training is slower than it could be: what could not be had, and what takes its place. */
  readonly notes: readonly BackendNote[];
}
