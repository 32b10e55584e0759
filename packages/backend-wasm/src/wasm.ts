import { defineBackend } from '@vitrum/core';
import { createWasmBackend } from './create-wasm-backend.ts';
import { isSimdAvailable } from './is-simd-available.ts';

/** The registered form of {@link createWasmBackend}. */
export const wasm = /* @__PURE__ */ defineBackend({
  name: 'wasm',
  description: 'WebAssembly with SIMD, on several threads where memory can be shared',
  since: '0.1.0',
  rank: 10,
  requires: 'WebAssembly with SIMD',
  isAvailable: isSimdAvailable,
  create: createWasmBackend,
});
