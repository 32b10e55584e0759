import { matrixDataset } from '@vitrum/datasets';
import { createNetwork, type NetworkConfig } from '@vitrum/network';
import { createRandom, tensorFrom } from '@vitrum/tensor';
import { createVitrum } from 'vitrum';
import { describe, expect, test } from 'vitest';
import { climb } from '../src/worker/inside/climb.ts';
import { exciteUnit } from '../src/worker/inside/excite-unit.ts';
import { HiddenMaps } from '../src/worker/inside/hidden-map-of.ts';
import { likesOf } from '../src/worker/inside/likes-of.ts';
import { networkUpTo } from '../src/worker/inside/network-up-to.ts';
import { principalPlane, project, type PointRows } from '../src/worker/inside/principal-plane.ts';
import { saliencyOf } from '../src/worker/inside/saliency-of.ts';
import { healthOf } from '../src/worker/inside/unit-health.ts';
import { placesAround } from '../src/worker/inside/unit-places.ts';
import { slopeOfUnit } from '../src/worker/inside/unit-slope.ts';

const registry = createVitrum();
const dense = (units: number, activation: string) => ({ type: 'dense', units, activation });

/** Networks of every form: a chain, a convolution with a pool, and a residual branch. */
const networks: Readonly<Record<string, NetworkConfig>> = {
  chain: { inputShape: [6], layers: [dense(5, 'tanh'), dense(4, 'gelu'), dense(3, 'softmax')] },
  convolution: { inputShape: [6, 6], layers: [{ type: 'conv2d', filters: 3, kernelSize: 3, activation: 'tanh' }, { type: 'average-pool2d' }, { type: 'flatten' }, dense(3, 'sigmoid')] },
  branches: { inputShape: [6], layers: [dense(6, 'tanh'), { type: 'residual', layers: [dense(6, 'silu'), { type: 'dense', units: 6 }], activation: 'softplus' }, dense(2, 'softmax')] },
};

const inputFor = (size: number): Float64Array => Float64Array.from({ length: size }, (_, i) => Math.sin(1 + 2 * i) / 2);
const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** (f(x + h) − f(x − h)) / 2h for every number of x. */
function differences(f: (input: Float64Array) => number, input: Float64Array): readonly number[] {
  const h = 1e-6;
  const moved = (i: number, by: number): Float64Array => input.map((value, at) => (at === i ? value + by : value));
  return Array.from(input, (_, i) => (f(moved(i, h)) - f(moved(i, -h))) / (2 * h));
}

const expectClose = (found: ArrayLike<number>, expected: readonly number[], digits = 6): void => {
  expect(found.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, digits);
};

describe.each(Object.entries(networks))('%s: gradients by the input', (_, config) => {
  const network = createNetwork(registry, config, { seed: 3 });
  const input = inputFor(sizeOf(config.inputShape));

  test('of a unit of every layer, against central differences of the network itself', () => {
    const exact = createNetwork(registry, config, { precision: 'float64' });
    exact.copyFrom(network);
    for (const layer of exact.layers) {
      const part = networkUpTo(registry, network, layer.index);
      const places = placesAround(layer, 1);
      const valueOf = (at: Float64Array): number => {
        exact.forward(tensorFrom([1, ...config.inputShape], at));
        const numbers = (layer.z ?? layer.a)?.data ?? [];
        return Array.from({ length: places.count }, (__, i) => numbers[places.first + i * places.stride] ?? NaN).reduce((sum, value) => sum + value, 0) / places.count;
      };
      const { value, gradient } = slopeOfUnit(part, input, places);
      expect(value).toBeCloseTo(valueOf(input), 10);
      expectClose(gradient, differences(valueOf, input));
    }
  });

  test('of an output, which a step along its signs raises', () => {
    const exact = createNetwork(registry, config, { precision: 'float64' });
    exact.copyFrom(network);
    const outputOf = (at: Float64Array): number => exact.forward(tensorFrom([1, ...config.inputShape], at)).data[1] ?? NaN;
    const found = saliencyOf(registry, network, input, 1);
    expectClose(found?.gradient ?? [], differences(outputOf, input));
    expect(found?.after[1]).toBeGreaterThan(found?.before[1] ?? NaN);
    expect(found?.before[1]).toBeCloseTo(outputOf(input), 6);
  });
});

test('numbers of a picture stay between 0 and 1 when they are moved', () => {
  const network = createNetwork(registry, networks['chain'] ?? { inputShape: [6], layers: [] }, { seed: 3 });
  const found = saliencyOf(registry, network, Float64Array.of(0, 1, 0.5, 0.02, 0.98, 0), 0, [0, 1]);
  for (const value of found?.nudged ?? []) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(1);
  }
});

describe('the ascent', () => {
  const free = { lowest: new Float64Array(3).fill(-Infinity), highest: new Float64Array(3).fill(Infinity) };
  const linear = { start: Float64Array.of(1, 0, -1), reach: 2, slopeAt: (x: Float64Array) => ({ value: 3 * (x[0] ?? 0) + 4 * (x[2] ?? 0), gradient: Float64Array.of(3, 0, 4) }) };

  test('of a linear function ends at x₀ + reach · g / ‖g‖: (1, 0, −1) + 2 · (3, 0, 4) / 5', () => {
    expectClose(climb({ ...free, ...linear }).input, [2.2, 0, 0.6], 4);
  });

  test('stays within bounds, each number by itself', () => {
    expectClose(climb({ ...linear, lowest: free.lowest, highest: Float64Array.of(1.5, 1, 5) }).input, [1.5, 0, 0.6], 4);
  });

  test('stays where there is no slope', () => {
    const flat = { ...free, ...linear, slopeAt: () => ({ value: 0, gradient: new Float64Array(3) }) };
    expect(climb(flat)).toEqual({ input: linear.start, steps: 0 });
  });
});

const samples = (count: number, width: number): Float32Array => {
  const random = createRandom(5);
  return Float32Array.from({ length: count * width }, () => random.uniform());
};

const dataset = (count: number, width: number) =>
  matrixDataset({ name: 'made', inputs: samples(count, width), inputShape: [width], targets: Float32Array.from({ length: 2 * count }, (_, i) => Number(i % 4 === 0 || i % 4 === 3)), targetSize: 2, task: 'classification' });

test('a neuron is excited beyond every sample', () => {
  const config = { inputShape: [6], layers: [dense(5, 'tanh'), dense(2, 'softmax')] };
  const network = createNetwork(registry, config, { seed: 3 });
  const found = exciteUnit(registry, network, dataset(40, 6), { layer: 0, unit: 2 });
  expect(found?.a).toBeGreaterThan(found?.before ?? NaN);
  expect(found?.isOfZ).toBe(true);
});

test('what a neuron likes: the order, and the mean of each class, by hand', async () => {
  // One neuron that gives its only input: a = x.
  const network = createNetwork(registry, { inputShape: [1], layers: [{ type: 'dense', units: 1 }] }, { seed: 1 });
  network.loadParameters(new Map([['layers.0.weights', tensorFrom(network.parameter('layers.0.weights').value.shape, [1])], ['layers.0.biases', tensorFrom([1], [0])]]));
  const values = [0.5, -2, 3, 1, 0, -1];
  const targets = [1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1]; // classes 0 1 0 1 0 1
  const given = matrixDataset({ name: 'six', inputs: Float32Array.from(values), inputShape: [1], targets: Float32Array.from(targets), targetSize: 2, task: 'classification', classes: ['even', 'odd'] });
  const likes = await likesOf(network, given, { layer: 0, unit: 0 }, 6);
  expect(likes?.most.map(({ index }) => index)).toEqual([2, 3, 0, 4, 5, 1]);
  expect(likes?.least.map(({ a }) => a)).toEqual([-2, -1, 0, 0.5, 1, 3]);
  expect(likes?.groups.map(({ name, samples: count }) => [name, count])).toEqual([['even', 3], ['odd', 3]]);
  expectClose(likes?.groups.map(({ mean }) => mean) ?? [], [3.5 / 3, -2 / 3]);
  expect(likes?.mean).toBeCloseTo(0.25, 6);
});

test('dead and saturated neurons', async () => {
  const network = createNetwork(registry, { inputShape: [1], layers: [dense(3, 'relu'), dense(3, 'tanh')] }, { seed: 1 });
  const [first, second] = [network.parameter('layers.0.weights').value.shape, network.parameter('layers.1.weights').value.shape];
  network.loadParameters(new Map([
    // z = x, −x and −1 for x from 0.1 to 1: alive, dead, dead
    ['layers.0.weights', tensorFrom(first, [1, -1, 0])],
    ['layers.0.biases', tensorFrom([3], [0, 0, -1])],
    // z = x, 5x + 3 and 0: alive, saturated, dead
    ['layers.1.weights', tensorFrom(second, [1, 5, 0, 0, 0, 0, 0, 0, 0])],
    ['layers.1.biases', tensorFrom([3], [0, 3, 0])],
  ]));
  const inputs = Array.from({ length: 10 }, (_, i) => (i + 1) / 10);
  const given = matrixDataset({ name: 'ten', inputs: Float32Array.from(inputs), inputShape: [1], targets: new Float32Array(30), targetSize: 3, task: 'regression' });
  expect(await healthOf(network, given, 10)).toEqual([
    { layer: 0, looked: 10, dead: [1, 2], saturated: [] },
    { layer: 1, looked: 10, dead: [2], saturated: [1] },
  ]);
});

describe('the plane in which points differ most', () => {
  // The points, and their eigenvalues by NumPy 1.x: np.linalg.eigh((X - m).T @ (X - m) / n) for
  // X = [[sin(3r + 7c) + cos(rc)/2 + 0.2cr/24 for c in range(5)] for r in range(24)].
  const [count, width] = [24, 5];
  const values = Array.from({ length: count * width }, (_, i) => {
    const [r, c] = [Math.floor(i / width), i % width];
    return Math.sin(3 * r + 7 * c) + Math.cos(r * c) / 2 + (0.2 * c * r) / count;
  });
  const points: PointRows = { values, count, width };

  test('as NumPy finds it', () => {
    const { variances, variance, axes } = principalPlane(points);
    expectClose(variances, [1.90994439, 1.32626059]);
    expect(variance).toBeCloseTo(3.496623823203949, 6);
    expectClose(axes[0].map(Math.abs), [-0.15735841, 0.22493235, 0.49763415, 0.75845151, 0.31899111].map(Math.abs), 5);
    expectClose(axes[1].map(Math.abs), [0.53681646, 0.59686383, 0.29183036, -0.03901799, -0.51855018].map(Math.abs), 5);
  });

  test('its axes are at right angles, and points have the variance along them that it tells', () => {
    const plane = principalPlane(points);
    const dot = (one: Float64Array, other: Float64Array): number => one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
    expectClose([dot(plane.axes[0], plane.axes[0]), dot(plane.axes[1], plane.axes[1]), dot(plane.axes[0], plane.axes[1])], [1, 1, 0], 9);
    const places = project(points, plane);
    const meanSquare = (axis: number): number => Array.from({ length: count }, (_, row) => (places[2 * row + axis] ?? NaN) ** 2).reduce((sum, value) => sum + value, 0) / count;
    expectClose([meanSquare(0), meanSquare(1)], plane.variances, 5);
  });

  test('does not turn over from one moment to the next', () => {
    const { axes } = principalPlane(points);
    const flipped = [axes[0].map((value) => -value), axes[1].map((value) => -value)] as const;
    expectClose(principalPlane(points, flipped).axes[0], Array.from(flipped[0]), 5);
  });

  test('points on a line have one axis, points in one place none', () => {
    // (0, 0), (3, 4), (6, 8): variance 25 · (1 + 0 + 1) / 3
    const line = principalPlane({ values: [0, 0, 3, 4, 6, 8], count: 3, width: 2 });
    expectClose(line.axes[0], [0.6, 0.8], 9);
    expectClose(line.variances, [50 / 3, 0], 9);
    expect(principalPlane({ values: [1, 1, 1, 1], count: 2, width: 2 }).variances).toEqual([0, 0]);
  });

  test('of a layer of one neuron: a line', async () => {
    const network = createNetwork(registry, { inputShape: [6], layers: [dense(1, 'tanh'), dense(2, 'softmax')] }, { seed: 3 });
    const map = await new HiddenMaps().ask(network, dataset(40, 6), 0, 40);
    expect(map?.shares[0]).toBeCloseTo(1, 9);
    expect(map?.points.filter((_, i) => i % 2 === 1).every((y) => y === 0)).toBe(true);
    expect(map?.labels?.length).toBe(40);
  });
});
