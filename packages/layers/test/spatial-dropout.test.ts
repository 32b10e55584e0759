import { expect, test } from 'vitest';
import { spatialDropout } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

const channels = 10_000;
const shape = [1, 3, channels] as const;
const plan = planOf(spatialDropout, { rate: 0.25 }, shape);
const ones = Array.from({ length: 3 * channels }, () => 1);

test('leaves a quarter of the channels out in training, at all places, and makes the others larger', () => {
  const output = runLayer(plan, [shape], { batchSize: 1, inputs: [ones] }).forward(true);
  const [first, second, third] = [0, 1, 2].map((pixel) => output.slice(pixel * channels, (pixel + 1) * channels));
  expect(second).toEqual(first);
  expect(third).toEqual(first);
  expect(new Set(first)).toEqual(new Set([0, 4 / 3]));
  // Five standard deviations of a binomial share: 5·√(0.25·0.75 / 10000) = 0.0217
  expect(Math.abs((first ?? []).filter((a) => a === 0).length / channels - 0.25)).toBeLessThan(0.0217);
});

test('every sample of a batch has its own channels', () => {
  const small = planOf(spatialDropout, { rate: 0.5 }, [40]);
  const output = runLayer(small, [[40]], { batchSize: 2, inputs: [ones.slice(0, 80)] }).forward(true);
  expect(output.slice(40)).not.toEqual(output.slice(0, 40));
});

test('passes everything on outside of training', () => {
  expect(runLayer(plan, [shape], { batchSize: 1, inputs: [ones] }).forward(false)).toEqual(ones);
});

test('draws anew in every step, and the same for the same step', () => {
  const layer = runLayer(plan, [shape], { batchSize: 1, inputs: [ones] });
  const [first, second] = [layer.forward(true, 1), layer.forward(true, 2)];
  expect(second).not.toEqual(first);
  expect(layer.forward(true, 1)).toEqual(first);
});

test('backward: what was left out gets no gradient, the others what they were multiplied with', () => {
  const layer = runLayer(planOf(spatialDropout, { rate: 0.5 }, [2, 4]), [[2, 4]], { batchSize: 1, inputs: [ones.slice(0, 8)] });
  const output = layer.forward(true);
  layer.backward([1, 2, 3, 4, 5, 6, 7, 8]);
  expect([...layer.inputGradients[0].data]).toEqual(output.map((a, i) => a * (i + 1)));
});

test('two inputs are refused', () => {
  const message = 'The layer "spatial-dropout" reads one input, got 2: [2], [2].';
  expect(() => planOf(spatialDropout, { rate: 0.5 }, [2], [2])).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});
