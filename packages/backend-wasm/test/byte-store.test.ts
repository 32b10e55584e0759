import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tensor } from '@vitrum/core';
import { createTensor } from '@vitrum/tensor';
import { backends } from './support/backends.ts';

const allBytes = Uint8Array.from({ length: 256 }, (_, i) => i);

describe.each(backends)('%s', (_build, backend) => {
  test.each([1, 255, 256, 3, 127.5, 0.1, 1 / 3])('every byte by %d is the nearest 32-bit number', (divisor) => {
    const store = backend.storeBytes(allBytes);
    const out = backend.allocate([256], 'float32');
    store.read(0, 256, divisor, out, 0);
    expect(out.data).toEqual(Float32Array.from(allBytes, (byte) => byte / divisor));
    store.release();
  });

  test('any part goes to any place, and nothing beside it is written', () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => (i % 90 < 50 ? 0 : i % 256));
    const store = backend.storeBytes(bytes);
    const targets: readonly Tensor[] = [backend.allocate([20, 20], 'float32'), createTensor([400]), createTensor([400], 'float64')];
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

  test('a later change of the bytes that were given does not matter', () => {
    const bytes = Uint8Array.of(51);
    const store = backend.storeBytes(bytes);
    bytes[0] = 255;
    const out = backend.allocate([1], 'float32');
    store.read(0, 1, 255, out, 0);
    expect(out.data[0]).toBe(Math.fround(0.2));
  });

  test.each([
    ['beyond the bytes', 250, 7, 0],
    ['beyond the tensor', 0, 10, 91],
    ['before the bytes', -1, 1, 0],
    ['before the tensor', 0, 1, -1],
    ['a negative count', 5, -1, 0],
  ])('%s is refused', (_what, start, count, offset) => {
    const store = backend.storeBytes(allBytes);
    const out = backend.allocate([100], 'float32');
    expect(() => store.read(start, count, 255, out, offset)).toThrow(expect.objectContaining({ code: 'VITRUM_INDEX_OUT_OF_RANGE' }));
  });
});
