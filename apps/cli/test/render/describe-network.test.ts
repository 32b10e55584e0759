import { expect, test } from 'vitest';
import { describeBackend } from '../../src/render/describe-network.ts';

test.each([
  [{ name: 'reference', features: [], threads: 1 }, 'reference'],
  [{ name: 'wasm', features: ['simd'], threads: 1 }, 'wasm (simd)'],
  [{ name: 'wasm', features: ['simd', 'relaxed-simd', 'threads'], threads: 2 }, 'wasm (simd, relaxed-simd, up to 2 threads)'],
])('%j is described as %s', (backend, description) => {
  expect(describeBackend(backend)).toBe(description);
});
