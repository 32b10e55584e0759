/**
 * Whether an address does not count in what a first visit loads: data, and WebAssembly. The kernels of `@vitrum/backend-wasm` are
 * WebAssembly in modules of their own, as base64.
 */
export function isExempt(address: string): boolean {
  return /\/data\/|\.wasm$|\/(plain|relaxed)(-shared)?-[^/]*\.js$/.test(new URL(address).pathname);
}
