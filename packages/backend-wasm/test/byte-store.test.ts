import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ByteStore, Tensor } from '@vitrum/core';
import { createTensor } from '@vitrum/tensor';
import { backends } from './support/backends.ts';

const allBytes = Uint8Array.from({ length: 256 }, (_, i) => i);

describe.each(backends)('%s', (_build, backend) => {
  test.each([1, 255, 256, 3, 127.5, 0.1, 1 / 3, 100, 1e-3, 1e30, 1e-30, -255, 2 ** 140])('every byte by %d is the nearest 32-bit number', (divisor) => {
    const store = backend.memory.bytes(allBytes);
    const out = backend.memory.allocate([256], 'float32');
    store.read(0, 256, divisor, out, 0);
    expect(out.data).toEqual(Float32Array.from(allBytes, (byte) => byte / divisor));
    store.release();
  });

  test('any part goes to any place, and nothing beside it is written', () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => (i % 90 < 50 ? 0 : i % 256));
    const store = backend.memory.bytes(bytes);
    const targets: readonly Tensor[] = [backend.memory.allocate([20, 20], 'float32'), createTensor([400]), createTensor([400], 'float64')];
    const property = fc.property(fc.nat(300), fc.nat(300), fc.nat(100), fc.constantFrom(...targets), (from, to, offset, out) => {
      const [start, end] = [Math.min(from, to), Math.max(from, to)];
      out.data.fill(7);
      store.read(start, end - start, 255, out, offset);
      const expected = out.data.slice().fill(7);
      expected.set(out.data.slice(0, end - start).map((_, i) => (bytes[start + i] ?? NaN) / 255), offset);
      expect(out.data).toEqual(expected);
    });
    fc.assert(property, { seed: 1, numRuns: 300 });
  });

  test.each([3, 784])('rows of %d in any order are those read one by one, before and after all bytes are shown', (size) => {
    const bytes = Uint8Array.from({ length: 200 * size }, (_, i) => (i % 90 < 50 ? 0 : (i * 2_654_435_761) >>> 24));
    const order = Uint32Array.from({ length: 200 }, (_, i) => (i * 77 + 13) % 200);
    for (const divisor of [255, 1e30]) {
      const [store, single] = [backend.memory.bytes(bytes), backend.memory.bytes(bytes)];
      for (const [start, count] of [[0, 1], [1, 99], [50, 150], [199, 1], [0, 200], [7, 0]] as const) {
        const [out, expected] = [backend.memory.allocate([count + 1, size], 'float32'), backend.memory.allocate([count + 1, size], 'float32')];
        store.readRows?.(order, start, count, size, divisor, out);
        for (let row = 0; row < count; row++) single.read((order[start + row] ?? NaN) * size, size, divisor, expected, row * size);
        expect(out.data).toEqual(expected.data);
        for (const tensor of [out, expected]) backend.memory.release(tensor);
      }
      for (const each of [store, single]) each.release();
    }
  });

  test('a row beyond the bytes is refused', () => {
    const [store, out] = [backend.memory.bytes(allBytes), backend.memory.allocate([2, 100], 'float32')];
    for (const _round of [1, 2]) {
      expect(() => store.readRows?.(Uint32Array.of(1, 2), 0, 2, 100, 255, out)).toThrow(expect.objectContaining({ code: 'VITRUM_INDEX_OUT_OF_RANGE' }));
    }
  });

  describe('of many bytes, read through a window', () => {
    const many = Uint8Array.from({ length: 700_000 }, (_, i) => (i * 2_654_435_761) >>> 24);
    const out = backend.memory.allocate([3, 10_000], 'float32');
    const expectRead = (store: ByteStore, start: number, count: number): void => {
      store.read(start, count, 1, out, 0);
      expect(out.data.subarray(0, count)).toEqual(Float32Array.from(many.subarray(start, start + count)));
    };
    /** Bytes that the heap grows by for the work; freed parts of other sizes do not serve what is looked for. */
    const memoryTakenBy = (work: () => void): number => {
      const size = 123_457;
      const before = backend.memory.allocate([size], 'float32').data.byteOffset;
      work();
      return backend.memory.allocate([size], 'float32').data.byteOffset - before - 4 * size;
    };

    test('all of them in order, twice, takes less memory than they have', () => {
      const store = backend.memory.bytes(many);
      const taken = memoryTakenBy(() => {
        for (let round = 0; round < 2; round++) {
          for (let start = 0; start < many.length; start += 7000) expectRead(store, start, 7000);
        }
      });
      expect(taken).toBeLessThan(many.length / 2);
    });

    test.each([false, true])('out of order, then in order, then anywhere; all of them shown before: %s', (isShown) => {
      const store = backend.memory.bytes(many);
      if (isShown) store.showAll?.();
      for (const start of [650_000, 3, 0, 10_000, 20_000, 690_000, 262_000, 0, 262_144, 524_288, 262_143, 1]) expectRead(store, start, 10_000);
      expectRead(store, many.length, 0);
    });

    test('in order, in pieces larger than the window', () => {
      const store = backend.memory.bytes(many);
      const large = backend.memory.allocate([300_000], 'float32');
      for (const start of [0, 300_000, 400_000]) {
        store.read(start, 300_000, 1, large, 0);
        expect(large.data).toEqual(Float32Array.from(many.subarray(start, start + 300_000)));
      }
      backend.memory.release(large);
    });

    test('on after a release', () => {
      const store = backend.memory.bytes(many);
      expectRead(store, 0, 100);
      store.release();
      store.release();
      expectRead(store, 100, 100);
      expectRead(store, 600_000, 100);
      store.release();
      expectRead(store, 5, 100);
    });
  });

  test.each([
    ['beyond the bytes', 250, 7, 0],
    ['beyond the tensor', 0, 10, 91],
    ['before the bytes', -1, 1, 0],
    ['before the tensor', 0, 1, -1],
    ['a negative count', 5, -1, 0],
  ])('%s is refused', (_what, start, count, offset) => {
    const store = backend.memory.bytes(allBytes);
    const out = backend.memory.allocate([100], 'float32');
    expect(() => store.read(start, count, 255, out, offset)).toThrow(expect.objectContaining({ code: 'VITRUM_INDEX_OUT_OF_RANGE' }));
  });
});
