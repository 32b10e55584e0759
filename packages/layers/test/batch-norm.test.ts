import { describe, expect, test } from 'vitest';
import { batchNorm } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

const close = (numbers: readonly number[]): readonly unknown[] => numbers.map((x) => expect.closeTo(x, 10) as unknown);

describe('batch-norm', () => {
  // Two channels over four samples. Channel 0: 1 3 5 7, μ = 4, σ² = 5, unbiased 20/3; channel 1: 2 2 4 4, μ = 3, σ² = 1, unbiased 4/3.
  const inputs = [[1, 2, 3, 2, 5, 4, 7, 4]];
  const create = () =>
    runLayer(planOf(batchNorm, { momentum: 0.75, epsilon: 4 }, [2]), [[2]], { batchSize: 4, inputs, parameters: { scale: [3, 1], shift: [0, 1] } });

  test('in training, mean and variance are those of the batch', () => {
    const inverse = 1 / Math.sqrt(5); // of channel 1: √(1 + 4)
    expect(create().forward(true)).toEqual(close([-3, 1 - inverse, -1, 1 - inverse, 1, 1 + inverse, 3, 1 + inverse]));
  });

  test('the running ones follow, the variance unbiased, and count outside of training', () => {
    const layer = create();
    layer.forward(true);
    // mean: 0.75·0 + 0.25·[4, 3]; variance: 0.75·1 + 0.25·[20/3, 4/3]
    expect([...(layer.state['mean']?.data ?? [])]).toEqual(close([1, 0.75]));
    const variances = [0.75 + 5 / 3, 0.75 + 1 / 3];
    expect([...(layer.state['variance']?.data ?? [])]).toEqual(close(variances));
    const [a = NaN, b = NaN] = layer.forward(false);
    expect([a, b]).toEqual(close([0, 1 + (2 - 0.75) / Math.sqrt((variances[1] ?? NaN) + 4)]));
    expect([...(layer.state['mean']?.data ?? [])]).toEqual(close([1, 0.75])); // use leaves them
  });

  test('the last axis of a picture counts the channels', () => {
    const plan = planOf(batchNorm, { momentum: 0.9, epsilon: 4 }, [2, 2, 2]);
    expect(plan.state?.['mean']?.shape).toEqual([2]);
    const pixels = runLayer(plan, [[2, 2, 2]], { batchSize: 1, inputs, parameters: { scale: [3, 1], shift: [0, 1] } });
    expect(pixels.forward(true)).toEqual(create().forward(true)); // four pixels of one picture as four samples
  });
});
