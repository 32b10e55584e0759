import { describe, expect, test } from 'vitest';
import { dropout } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

describe('dropout', () => {
  const count = 20_000;
  const plan = planOf(dropout, { rate: 0.25 }, [count]);
  const ones = Array.from({ length: count }, () => 1);

  test('leaves a quarter out in training and makes the others larger, so that the mean stays', () => {
    const output = runLayer(plan, [[count]], { batchSize: 1, inputs: [ones] }).forward(true);
    expect(new Set(output)).toEqual(new Set([0, 4 / 3]));
    // Five standard deviations of a binomial share: 5·√(0.25·0.75 / 20000) = 0.0153
    expect(Math.abs(output.filter((a) => a === 0).length / count - 0.25)).toBeLessThan(0.0153);
  });

  test('passes everything on outside of training', () => {
    expect(runLayer(plan, [[count]], { batchSize: 1, inputs: [ones] }).forward(false)).toEqual(ones);
  });

  test('draws anew in every step, and the same for the same step', () => {
    const layer = runLayer(plan, [[count]], { batchSize: 1, inputs: [ones] });
    const [first, second] = [layer.forward(true, 1), layer.forward(true, 2)];
    expect(second).not.toEqual(first);
    expect(layer.forward(true, 1)).toEqual(first);
  });

  test('what was left out gets no gradient', () => {
    const layer = runLayer(planOf(dropout, { rate: 0.5 }, [8]), [[8]], { batchSize: 1, inputs: [ones.slice(0, 8)] });
    const output = layer.forward(true);
    layer.backward([1, 2, 3, 4, 5, 6, 7, 8]);
    expect([...layer.inputGradients[0].data]).toEqual(output.map((a, i) => a * (i + 1)));
  });
});

test('two inputs are refused', () => {
  const message = 'The layer "dropout" reads one input, got 2: [2], [2].';
  expect(() => planOf(dropout, { rate: 0.5 }, [2], [2])).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});
