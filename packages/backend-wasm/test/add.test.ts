import { describe, expect, test } from 'vitest';
import { createTensor } from '@vitrum/tensor';
import { backends } from './support/backends.ts';
import { drawing, drawn } from './support/tensors.ts';

describe.each(backends)('%s', (_build, backend) => {
  test.each([[[1]], [[3]], [[2, 4]], [[5, 7]], [[131, 1001]]])('adds tensors of shape %j, also to one of them', (shape) => {
    const [a, b, sums] = [drawn(backend, shape, drawing(1, 0)), drawn(backend, shape, drawing(2, 0)), drawn(backend, shape, () => 7)];
    const expected = Float32Array.from(a.data, (x, i) => x + (b.data[i] ?? NaN));
    backend.prepare('add', { a, b, out: sums })?.();
    expect(sums.data).toEqual(expected);
    backend.prepare('add', { a, b, out: a })?.();
    expect(a.data).toEqual(expected);
    expect(backend.prepare('add', { a, b, out: drawn(backend, [...shape, 2], () => 0) })).toBeUndefined();
    expect(backend.prepare('add', { a, b, out: createTensor(shape) })).toBeUndefined();
  });

  test('writes nothing beside the sum', () => {
    const out = drawn(backend, [3, 5], () => 7);
    const rows = backend.memory.rows(out, 1);
    backend.prepare('add', { a: rows, b: rows, out: rows })?.();
    expect([...out.data]).toEqual([14, 14, 14, 14, 14, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]);
  });
});
