import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BackendNote } from '@vitrum/core';
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

describe('where WebAssembly is there and compiling it is forbidden, as by a Content-Security-Policy', () => {
  /** An engine's own functions, which accept every module and compile none. */
  const forbidding: unknown = runInContext('WebAssembly', createContext({}, { codeGeneration: { strings: false, wasm: false } }));

  test('the backend that is asked for is unavailable, with the way to allow it', async () => {
    vi.stubGlobal('WebAssembly', forbidding);
    const { wasm, createWasmBackend } = await load();
    expect(wasm.isAvailable()).toBe(true);
    const refusal = {
      code: 'VITRUM_BACKEND_UNAVAILABLE',
      message:
        'The backend "wasm" cannot load its WebAssembly here (CompileError: WebAssembly.compile(): Wasm code generation disallowed by embedder).',
      hint: expect.stringContaining("'wasm-unsafe-eval'") as unknown,
    };
    await expect(createWasmBackend()).rejects.toMatchObject(refusal);
    await expect(createWasmBackend({ deterministic: true, threads: 1 })).rejects.toMatchObject(refusal);
  });

  test('the reference backend computes where none is named, and says why', async () => {
    vi.stubGlobal('WebAssembly', forbidding);
    const [{ backendWasmPlugin }, { tensorPlugin }, { createBackend, createRegistry }] = await Promise.all([
      load(), import('@vitrum/tensor'), import('@vitrum/core'),
    ]);
    const registry = createRegistry([tensorPlugin, backendWasmPlugin]);
    const notes: BackendNote[] = [];
    const backend = await createBackend(registry, { onNote: (note) => void notes.push(note) });
    expect(backend.name).toBe('reference');
    expect(notes).toMatchObject([{ kind: 'fallback', backend: 'wasm' }]);
    await expect(createBackend(registry, { name: 'wasm' })).rejects.toMatchObject({ code: 'VITRUM_BACKEND_UNAVAILABLE' });
    await expect(createBackend(registry, { threads: 2 })).rejects.toMatchObject({ code: 'VITRUM_BACKEND_UNAVAILABLE' });
  });
});

test('where threads are forbidden there is one, and a note; more cannot be asked for', async () => {
  const script = fileURLToPath(new URL('support/without-threads.ts', import.meta.url));
  const permissions = ['--permission', '--allow-fs-read=*', '--conditions=@vitrum/source'];
  const { stdout } = await promisify(execFile)(process.execPath, [...permissions, script], { timeout: 30_000 });
  expect(JSON.parse(stdout)).toEqual({
    threads: 1,
    features: expect.not.arrayContaining(['threads']) as unknown,
    notes: [
      {
        kind: 'threads',
        backend: 'wasm',
        message:
          'The backend "wasm" runs on one thread, because another cannot be started here: ' +
          "Node's permission model refuses it without --allow-worker.",
        hint: 'Allow it, or ask for 1 thread.',
      },
    ],
    refusal: 'VITRUM_BACKEND_UNAVAILABLE',
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
    expect(backend.memory.allocate([1000], 'float32').data).toHaveLength(1000);
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
  expect(backend.memory.allocate([10_000_000], 'float32').data).toHaveLength(10_000_000);
  const refused: unknown = expect.objectContaining({ code: 'VITRUM_OUT_OF_MEMORY' });
  expect(() => backend.memory.allocate([30_000_000], 'float32')).toThrow(refused);
});
