import { expect, test } from 'vitest';
import { createRegistry } from '@vitrum/core';
import { createWasmBackend, wasm, backendWasmPlugin } from '@vitrum/backend-wasm';
import { tensorPlugin } from '@vitrum/tensor';

test('is available in Node, ahead of the reference', () => {
  expect(wasm.isAvailable()).toBe(true);
  expect(wasm.rank).toBeGreaterThan(0);
});

test('a registry makes it from its plugin', async () => {
  const registry = createRegistry([tensorPlugin, backendWasmPlugin]);
  const backend = await registry.backends.get('wasm').create({ threads: 1 });
  expect(backend.name).toBe('wasm');
  expect(backend.threads).toBe(1);
});

test.each([
  [{ threads: 1 }, ['simd', 'relaxed-simd']],
  [{ threads: 1, deterministic: true }, ['simd']],
  [{ threads: 2 }, ['simd', 'relaxed-simd', 'threads']],
  [{ threads: 2, deterministic: true }, ['simd', 'threads']],
])('%j has the features %j', async (request, features) => {
  const backend = await createWasmBackend(request);
  expect(backend.features).toEqual(features);
  backend.close();
});
