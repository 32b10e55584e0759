import { describe, expect, test } from 'vitest';
import { layerNorm } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

const close = (numbers: readonly number[]): readonly unknown[] => numbers.map((x) => expect.closeTo(x, 10) as unknown);

describe('layer-norm', () => {
  test('a sample of four, worked out by hand', () => {
    // x = [1 3 5 7]: μ = 4, squares 9 + 1 + 1 + 9 = 20, σ² = 5; with ε = 4, σ = 3.
    const layer = runLayer(planOf(layerNorm, { epsilon: 4 }, [4]), [[4]], {
      batchSize: 1, inputs: [[1, 3, 5, 7]], parameters: { scale: [1, 1, 2, 1], shift: [0, 0, 0, 10] },
    });
    expect(layer.forward()).toEqual(close([-1, -1 / 3, 2 / 3, 11]));
  });

  test('begins as the identity of a normalized sample', () => {
    const plan = planOf(layerNorm, { epsilon: 1e-5 }, [2]);
    const { scale, shift } = runLayer(plan, [[2]], { batchSize: 1, inputs: [[0, 1]] }).parameters;
    expect([[...(scale?.data ?? [])], [...(shift?.data ?? [])]]).toEqual([[1, 1], [0, 0]]);
  });
});
