import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { webAssembly } from '../src/web-assembly.ts';

// What an engine lacks is asked for when the modules are loaded, or later: so they are loaded anew for each test.
beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

if (webAssembly === undefined) throw new Error('Node has WebAssembly');
/** What Node has, the functions as own properties. */
const { Memory, validate, compile, instantiate } = webAssembly;
const complete = { Memory, validate, compile, instantiate };

const load = async () => import('@vitrum/backend-wasm');

describe.each([
  ['WebAssembly', undefined],
  ['SIMD', { ...complete, validate: () => false }],
])('without %s', (_what, stub) => {
  test('the backend is not available, and says so', async () => {
    vi.stubGlobal('WebAssembly', stub);
    const { wasm, createWasmBackend } = await load();
    expect(wasm.isAvailable()).toBe(false);
    await expect(createWasmBackend()).rejects.toMatchObject({ code: 'VITRUM_BACKEND_UNAVAILABLE' });
  });
});

test('without relaxed SIMD, the plain build serves', async () => {
  const withoutRelaxed = (bytes: Uint8Array<ArrayBuffer>): boolean => bytes.length < 1000 && validate(bytes);
  vi.stubGlobal('WebAssembly', { ...complete, validate: withoutRelaxed });
  const { createWasmBackend } = await load();
  expect((await createWasmBackend({ threads: 1 })).features).toEqual(['simd']);
});

describe.each([
  ['SharedArrayBuffer', 'SharedArrayBuffer', undefined],
  ['cross-origin isolation', 'crossOriginIsolated', false],
])('without %s', (_what, name, value) => {
  test('there is one thread, and more cannot be asked for', async () => {
    vi.stubGlobal(name, value);
    const { createWasmBackend } = await load();
    const backend = await createWasmBackend();
    expect(backend.threads).toBe(1);
    expect(backend.features).not.toContain('threads');
    expect(backend.allocate([1000], 'float32').data).toHaveLength(1000);
    await expect(createWasmBackend({ threads: 2 })).rejects.toMatchObject({ code: 'VITRUM_BACKEND_UNAVAILABLE' });
  });
});

test('where little address space is free, a smaller memory does', async () => {
  class ScarceMemory extends Memory {
    constructor(descriptor: { initial: number }) {
      if (descriptor.initial > 2000) throw new RangeError('could not allocate memory');
      super(descriptor);
    }
  }
  vi.stubGlobal('WebAssembly', { ...complete, Memory: ScarceMemory });
  const { createWasmBackend } = await load();
  const backend = await createWasmBackend({ threads: 1 });
  expect(backend.allocate([10_000_000], 'float32').data).toHaveLength(10_000_000);
  const refused: unknown = expect.objectContaining({ code: 'VITRUM_OUT_OF_MEMORY' });
  expect(() => backend.allocate([30_000_000], 'float32')).toThrow(refused);
});
