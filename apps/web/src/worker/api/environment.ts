/** What the browser gives to training. */
export interface Environment {
  /** Name of the backend that computes: `wasm`, or `reference` where WebAssembly SIMD is missing. */
  readonly backend: string;
  readonly threads: number;
  readonly features: readonly string[];
  /** True where the page is cross-origin isolated, so that memory can be shared between threads. */
  readonly isIsolated: boolean;
  /** What is worth knowing: that WebAssembly SIMD is missing, and what takes its place. */
  readonly notes: readonly string[];
}
