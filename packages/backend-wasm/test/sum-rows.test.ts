import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTensor, referenceBackend } from '@vitrum/tensor';
import { backends } from './support/backends.ts';
import { drawing, drawn, firstOutside, gamma, magnitudes, widened } from './support/tensors.ts';
import { operationsOn } from '@vitrum/test-support/operations-on';

const size = fc.oneof(fc.integer({ min: 0, max: 70 }), fc.constantFrom(1, 1, 517));

describe.each(backends)('%s', (_build, backend) => {
  test('sumRows and addSumRows are within the rounding bound of the exact sum', () => {
    const property = fc.property(size, size, fc.nat(), fc.constantFrom(1, -0.01, 0.3), (rows, columns, seed, scale) => {
      const matrix = drawn(backend, [rows, columns], drawing(seed, 0.1));
      const [sums, bounds] = [createTensor([columns], 'float64'), createTensor([columns], 'float64')];
      operationsOn(referenceBackend).sumRows(widened(matrix), sums);
      operationsOn(referenceBackend).sumRows(magnitudes(matrix), bounds);

      const out = drawn(backend, [columns], () => NaN);
      operationsOn(backend).sumRows(matrix, out);
      expect(firstOutside(out, sums, (i) => gamma(rows + 1) * (bounds.data[i] ?? 0))).toBeUndefined();

      out.data.fill(0.5);
      operationsOn(backend).addSumRows(matrix, out, scale);
      const factor = Math.fround(scale);
      const expected = { ...sums, data: sums.data.map((sum) => 0.5 + factor * sum) };
      const bound = (i: number): number => gamma(rows + 3) * (0.5 + Math.abs(factor) * (bounds.data[i] ?? 0));
      expect(firstOutside(out, expected, bound)).toBeUndefined();
      for (const tensor of [matrix, out]) backend.memory.release(tensor);
    });
    fc.assert(property, { seed: 1, numRuns: 200 });
  });

  test('nothing beside the sums is written', () => {
    for (const columns of [1, 2, 3, 5, 17]) {
      const whole = drawn(backend, [columns + 4], () => 7);
      const out = backend.memory.rows(whole, columns);
      operationsOn(backend).sumRows(drawn(backend, [5, columns], () => 1), out);
      operationsOn(backend).addSumRows(drawn(backend, [2, columns], () => 1), out, 2);
      expect([...whole.data]).toEqual([...Array<number>(columns).fill(9), 7, 7, 7, 7]);
    }
  });

  test('shapes that do not fit are refused', () => {
    const [matrix, vector, wrong] = [[2, 3], [3], [2]].map((shape) => backend.memory.allocate(shape, 'float32'));
    if (!matrix || !vector || !wrong) throw new Error('three shapes give three tensors');
    const mismatch: unknown = expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH' });
    expect(() => operationsOn(backend).sumRows(matrix, wrong)).toThrow(mismatch);
    expect(() => operationsOn(backend).addSumRows(vector, vector, 1)).toThrow(mismatch);
  });
});
