import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Dataset } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { findLearningRate, planTraining, suggestLearningRate, type RangeTestDoneEvent, type RangeTestOptions, type TrainingConfig } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { blobs } from './blobs.ts';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin]);
const plan = (config: TrainingConfig = {}) => planTraining(registry, { shuffle: false, ...config });

/** y = w·x + b for samples that all have the input x and targets t: a cost of ½·λ·r² with λ = 2·(x² + 1), r along the only direction that matters. */
function quadratic(x: number, targets: readonly number[]): { readonly network: Network; readonly dataset: Dataset } {
  const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [1, 1], activation: 'identity' }), { seed: 1, precision: 'float64' });
  const dataset: Dataset = {
    ...{ name: 'quadratic', size: targets.length, inputShape: [1], targetSize: 1, task: 'regression' },
    readInput: (_, out, offset) => { out[offset] = x; },
    readTarget: (index, out, offset) => { out[offset] = targets[index] ?? NaN; },
  };
  return { network, dataset };
}

async function done(options: RangeTestOptions, signal = new AbortController(), after = Infinity): Promise<RangeTestDoneEvent> {
  for await (const event of findLearningRate(options, signal.signal)) {
    if (event.type === 'done') return event;
    if (event.step >= after) signal.abort();
  }
  throw new Error('no end');
}

describe('a quadratic cost of curvature λ', () => {
  test.each([3, 1, 0.5])('the loss is least at η = 2/λ, beyond which a residual grows: x = %d', async (x) => {
    const edge = 2 / (2 * (x * x + 1));
    const given = { ...quadratic(x, [2]), plan: plan() };
    const { points, least } = await done({ ...given, from: 0.95 * edge, to: 1.1 * edge, steps: 60, smoothing: 0 });
    const growth = (1.1 / 0.95) ** (1 / 59);
    expect(least / edge).toBeGreaterThan(1 / growth);
    expect(least / edge).toBeLessThan(growth * growth); // the loss of a step is that before it
    expect(points.every(({ loss, smoothedLoss }) => loss === smoothedLoss)).toBe(true);
  });

  test('with noise, the test ends beyond 2/λ, and suggests less', async () => {
    const targets = Array.from({ length: 50 }, (_, i) => 2 + 0.1 * Math.sin(7 * i));
    const { end, points, suggested = NaN, steepest } = await done({ ...quadratic(3, targets), plan: plan() });
    expect(['risen', 'not-finite']).toContain(end);
    expect(points.at(-1)?.learningRate).toBeGreaterThan(0.1);
    expect(points.at(-1)?.learningRate).toBeLessThan(0.5);
    expect(suggested).toBe(steepest);
    expect(suggested).toBeLessThan(0.1);
    expect(suggested).toBeGreaterThan(1e-4);
  });
});

test('the rate grows by the same factor, from the first to the last', async () => {
  const { points, end } = await done({ ...quadratic(1, [1]), plan: plan(), from: 1e-6, to: 1e-2, steps: 5 });
  expect(end).toBe('steps');
  [1e-6, 1e-5, 1e-4, 1e-3, 1e-2].forEach((rate, i) => { expect(points[i]?.learningRate).toBeCloseTo(rate, 14); });
});

test('smoothed losses are running means, corrected for their start at zero', async () => {
  const { points } = await done({ ...quadratic(1, [3, -1, 2]), plan: plan(), from: 1e-9, to: 1e-8, steps: 3, smoothing: 0.5 });
  const [a = NaN, b = NaN, c = NaN] = points.map(({ loss }) => loss);
  [a, (a / 2 + b) / 1.5, (a / 4 + b / 2 + c) / 1.75].forEach((mean, i) => { expect(points[i]?.smoothedLoss).toBeCloseTo(mean, 12); });
});

test('weights and state are put back, and neither schedule, epochs nor callbacks matter', async () => {
  const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, 3] }), { seed: 3 });
  const before = network.parameters.map(({ value }) => [...value.data]);
  const run = (config: TrainingConfig) => done({ network, dataset: blobs.train, plan: plan({ batchSize: 16, ...config }), steps: 60 });
  const first = await run({});
  const second = await run({ epochs: 1, schedule: 'cosine', learningRate: 5 });
  expect(network.parameters.map(({ value }) => [...value.data])).toEqual(before);
  expect(second).toEqual(first);
  expect(first.points.length).toBeGreaterThan(40); // several epochs of 19 steps
});

test('a step is one update, also of several batches: the loss falls as with batches of that size', async () => {
  const points = async (config: TrainingConfig) => {
    const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, 3] }), { seed: 3, precision: 'float64' });
    return (await done({ network, dataset: blobs.train, plan: plan(config), steps: 60 })).points;
  };
  const [whole, parts] = [await points({ batchSize: 20 }), await points({ batchSize: 5, accumulate: 4 })];
  expect(parts.map(({ learningRate }) => learningRate)).toEqual(whole.map(({ learningRate }) => learningRate));
  parts.forEach(({ loss }, i) => { expect(loss, `step ${i + 1}`).toBeCloseTo(whole[i]?.loss ?? NaN, 6); });
});

test('ends when it is told to', async () => {
  const { end, points } = await done({ ...quadratic(1, [1]), plan: plan() }, new AbortController(), 20);
  expect(end).toBe('aborted');
  expect(points).toHaveLength(20);
});

describe('suggestions', () => {
  const points = (losses: readonly number[]) => losses.map((loss, i) => ({ step: i + 1, learningRate: 10 ** (i / 10 - 4), loss, smoothedLoss: loss }));

  test('the steepest descent and a tenth of the least', () => {
    const falling = points(Array.from({ length: 41 }, (_, i) => (i < 32 ? 1 / (1 + Math.exp((i - 22) / 2)) : 5)));
    const { steepest = NaN, tenthOfLeast = NaN, suggested } = suggestLearningRate(falling);
    expect(Math.log10(steepest)).toBeCloseTo(22 / 10 - 4, 6);
    expect(Math.log10(tenthOfLeast)).toBeCloseTo(31 / 10 - 5, 6);
    expect(suggested).toBe(steepest);
  });

  test('none for a loss that never falls', () => {
    expect(suggestLearningRate(points(Array.from({ length: 40 }, (_, i) => i))).suggested).toBeUndefined();
  });
});

test.each([
  [{ steps: 1 }, 'A range test has a whole number of at least 2 steps, got 1.'],
  [{ steps: 2.5 }, 'A range test has a whole number of at least 2 steps, got 2.5.'],
  [{ from: 0 }, 'A range test begins with a learning rate greater than 0, got 0.'],
  [{ from: 1, to: 0.1 }, 'A range test ends with a larger learning rate than the first, got 1 to 0.1.'],
])('%j is refused', async (options, message) => {
  await expect(done({ ...quadratic(1, [1]), plan: plan(), ...options })).rejects.toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message }));
});
