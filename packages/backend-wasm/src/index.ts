import { definePlugin } from '@vitrum/core';
import { version } from './version.ts';
import { wasm } from './wasm.ts';

export { createWasmBackend } from './create-wasm-backend.ts';
export { wasm };

/** The WebAssembly backend as a plugin. */
export const backendWasmPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/backend-wasm', version, backends: [wasm] });
export default backendWasmPlugin;
