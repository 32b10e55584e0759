import { createBackend, resolveReference, type Backend, type LogitsLoss, type Tensor } from '@vitrum/core';
import { createTensor } from '@vitrum/tensor';
import { logitsLoss, logitsLossBack } from '@vitrum/tensor/operations';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVitrum } from 'vitrum';

const registry = createVitrum();
const columns = 7;

const anyNumber = fc.oneof(
  fc.float({ min: -20, max: 20, noNaN: true }),
  fc.float({ noDefaultInfinity: true, noNaN: true }),
  fc.constantFrom(0, -0, NaN, Infinity, -Infinity, -745, 104),
);
const target = fc.oneof(fc.constantFrom(0, 1), fc.float({ min: 0, max: 1, noNaN: true }));
const rowOf = (item: fc.Arbitrary<number>): fc.Arbitrary<readonly number[]> => fc.array(item, { minLength: columns, maxLength: columns });
const batch = fc.array(fc.record({ z: rowOf(anyNumber), a: rowOf(target), targets: rowOf(target) }), { minLength: 1, maxLength: 5 });

/** The joint form of cross-entropy and softmax, which names a kernel. */
function joint(): LogitsLoss {
  const form = resolveReference(registry, 'loss', 'categorical-cross-entropy').fromLogits?.['softmax'];
  if (form?.kernel === undefined) throw new Error('it has a form with a kernel');
  return form;
}

describe.each([true, false])('deterministic: %s', (deterministic) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await createBackend(registry, { name: 'wasm', threads: 1, deterministic });
  });
  afterAll(() => {
    backend.close();
  });

  test('cross-entropy after softmax, and back, have the bits of the plain functions', () => {
    const loss = joint();
    const property = fc.property(batch, (rows) => {
      const filled = (allocate: () => Tensor, name: 'z' | 'a' | 'targets'): Tensor => {
        const tensor = allocate();
        tensor.data.set(rows.flatMap((row) => row[name]));
        return tensor;
      };
      const tensorsOf = (allocate: () => Tensor) => ({ z: filled(allocate, 'z'), a: filled(allocate, 'a'), targets: filled(allocate, 'targets'), dz: allocate(), loss });
      const shape = [rows.length, columns];
      const [own, plain] = [tensorsOf(() => backend.memory.allocate(shape, 'float32')), tensorsOf(() => createTensor(shape))];
      expect(backend.prepare('logits-loss', own)?.()).toBe(logitsLoss.reference(plain)());
      backend.prepare('logits-loss-back', own)?.();
      logitsLossBack.reference(plain)();
      expect(own.dz.data).toEqual(plain.dz.data);
      for (const tensor of [own.z, own.a, own.targets, own.dz]) backend.memory.release(tensor);
    });
    fc.assert(property, { seed: 1, numRuns: 300 });
  });

  test('a loss without a kernel, and tensors of another shape, are left to the reference', () => {
    const [z, targets, other] = [[2, 3], [2, 3], [3, 2]].map((shape) => backend.memory.allocate(shape, 'float32'));
    if (!z || !targets || !other) throw new Error('three tensors were made');
    const { value, gradient } = joint();
    expect(backend.prepare('logits-loss', { loss: { value, gradient }, z, targets })).toBeUndefined();
    expect(backend.prepare('logits-loss', { loss: joint(), z, targets: other })).toBeUndefined();
  });
});

test('shapes that do not meet are refused', () => {
  const [z, targets] = [createTensor([2, 3]), createTensor([3, 2])];
  expect(() => logitsLoss.reference({ loss: joint(), z, targets })).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH' }));
  expect(() => logitsLossBack.reference({ loss: joint(), z, a: z, targets: z, dz: targets })).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH' }));
});
