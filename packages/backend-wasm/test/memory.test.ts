import { describe, expect, test } from 'vitest';
import type { Activation, Backend, Precision, Shape, Tensor } from '@vitrum/core';
import { createWasmBackend } from '@vitrum/backend-wasm';
import { createTensor, referenceBackend, sizeOf } from '@vitrum/tensor';
import { backends } from './support/backends.ts';
import { drawing } from './support/tensors.ts';
import { operationsOn } from '@vitrum/test-support/operations-on';

const activation: Activation = { name: 'relu', kernel: { name: 'relu' }, forward: (z) => (z <= 0 ? 0 : z), derivative: (z) => (z > 0 ? 1 : 0) };

/** Every kernel once, on tensors that `make` makes and fills with the same small whole numbers, whose sums are exact. */
function results(backend: Backend, make: (shape: Shape) => Tensor): readonly number[][] {
  const draw = drawing(3, 0.3);
  const fill = (shape: Shape): Tensor => {
    const tensor = make(shape);
    for (let i = 0; i < sizeOf(shape); i++) tensor.data[i] = Math.round(8 * draw());
    return tensor;
  };
  const [x, weights, biases] = [fill([3, 5]), fill([5, 4]), fill([4])];
  const [z, a, dz, sums, gradient, total] = [fill([3, 4]), fill([3, 4]), fill([3, 4]), fill([4]), fill([5, 4]), fill([4])];
  const product = fill([3, 5]);
  operationsOn(backend).dense(x, weights, biases, activation, z, a);
  operationsOn(backend).activateBack(activation, z, a, a, dz);
  operationsOn(backend).multiply(dz, weights, product, false, true);
  operationsOn(backend).addProduct(x, dz, gradient, true, false, -2);
  operationsOn(backend).sumRows(dz, sums);
  operationsOn(backend).addSumRows(dz, total, 3);
  const forward = fill([3, 4]);
  operationsOn(backend).activate(activation, z, forward);
  return [z, a, dz, product, gradient, sums, total, forward].map(({ data }) => [...data]);
}

describe.each(backends)('%s', (_build, backend) => {
  const expected = results(referenceBackend, (shape) => createTensor(shape));
  const own = (shape: Shape): Tensor => backend.memory.allocate(shape, 'float32');
  let count = 0;

  test.each<[string, (shape: Shape) => Tensor]>([
    ['in its memory', own],
    ['in 32 bits elsewhere', (shape) => createTensor(shape)],
    ['in 64 bits', (shape) => createTensor(shape, 'float64')],
    ['some here, some there', (shape) => (count++ % 2 === 0 ? own(shape) : createTensor(shape))],
    ['of both widths', (shape) => (count++ % 2 === 0 ? own(shape) : createTensor(shape, 'float64'))],
  ])('gives the same for tensors %s', (_where, make) => {
    expect(results(backend, make)).toEqual(expected);
  });

  test('tensors of another backend are not mistaken for its own', async () => {
    const other = await createWasmBackend({ threads: 1 });
    for (let i = 0; i < 20; i++) other.memory.allocate([1000], 'float32'); // so that the addresses mean something else here
    expect(results(backend, (shape) => other.memory.allocate(shape, 'float32'))).toEqual(expected);
  });

  test.each<Precision>(['float32', 'float64'])('allocate gives zeros of the shape, in %s', (precision) => {
    for (const shape of [[2, 3], [0], [], [4, 0, 2], [1000]]) {
      const tensor = backend.memory.allocate(shape, precision);
      expect(tensor.shape).toEqual(shape);
      expect(tensor.data).toHaveLength(sizeOf(shape));
      expect(tensor.data.every((x) => x === 0)).toBe(true);
      expect(tensor.data).toBeInstanceOf(precision === 'float32' ? Float32Array : Float64Array);
    }
  });

  test('tensors do not overlap', () => {
    const tensors = [3, 1, 0, 17, 64].map((length) => backend.memory.allocate([length], 'float32'));
    tensors.forEach(({ data }, i) => data.fill(i));
    tensors.forEach(({ data }, i) => expect(data.every((x) => x === i)).toBe(true));
  });

  test('what was given back is used again, as zeros', () => {
    const first = backend.memory.allocate([123], 'float32');
    first.data.fill(5);
    backend.memory.release(first);
    const second = backend.memory.allocate([123], 'float32');
    expect(second.data.byteOffset).toBe(first.data.byteOffset);
    expect(second.data.every((x) => x === 0)).toBe(true);
    backend.memory.release(second);
    backend.memory.release(second); // twice is once
    const [third, fourth] = [backend.memory.allocate([123], 'float32'), backend.memory.allocate([123], 'float32')];
    expect(third.data.byteOffset).not.toBe(fourth.data.byteOffset);
  });

  test('tensors from elsewhere take none of its memory', () => {
    // Of a size that nothing else has, so that both come off the end of the heap.
    const end = (): number => backend.memory.allocate([123_457], 'float32').data.byteOffset;
    const before = end();
    for (let i = 0; i < 50; i++) results(backend, (shape) => createTensor(shape));
    expect(end() - before).toBeLessThan(4 * 123_457 + 200);
  });

  test('rows share the memory and keeps to the kernels’ ways', () => {
    const matrix = own([3, 2]);
    const view = backend.memory.rows(matrix, 2);
    view.data[3] = 4;
    expect([...matrix.data]).toEqual([0, 0, 0, 4, 0, 0]);
    expect(view.shape).toEqual([2, 2]);
    expect(() => backend.memory.rows(matrix, 4)).toThrow(expect.objectContaining({ code: 'VITRUM_INDEX_OUT_OF_RANGE' }));
    const elsewhere = createTensor([3, 2], 'float64');
    expect(backend.memory.rows(elsewhere, 1).data.buffer).toBe(elsewhere.data.buffer);
  });

  test('a shape that is none is refused', () => {
    expect(() => backend.memory.allocate([2, -1], 'float32')).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_SHAPE' }));
  });

  test('too large a tensor is refused, and the backend goes on', () => {
    const tooLarge = [40_000, 40_000];
    expect(() => backend.memory.allocate(tooLarge, 'float32')).toThrow(
      expect.objectContaining({
        code: 'VITRUM_OUT_OF_MEMORY',
        message: expect.stringContaining('6400000064 bytes'),
        hint: expect.stringContaining('release()'), // F095: what a loop that makes network after network has to do
      }),
    );
    expect(results(backend, own)).toEqual(expected);
  });
});
