import { activationsPlugin } from '@vitrum/activations';
import { createRegistry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { squaredError } from '@vitrum/losses';
import { createCost, createNetwork, denseNetworkConfig, descend, numericalGradient, type DescentPoint, type DescentRequest } from '@vitrum/network';
import { descentPoints, descentVerdict } from '@vitrum/network/internal';
import { createRandom, tensorFrom } from '@vitrum/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);

/**
 * One linear neuron with the samples (s, 0) → 0 and (0, r) → 0 and a bias of 0: C = ½·(s²x² + r²y²), a bowl around (0, 0) of
 * curvature s² along x and r² along y.
 */
function bowl(change: Partial<DescentRequest> & { readonly curvature: number; readonly along?: number }): DescentRequest {
  const { curvature, along = curvature, ...rest } = change;
  const network = createNetwork(registry, { inputShape: [2], layers: [{ type: 'dense', units: 1 }] }, { seed: 1, precision: 'float64' });
  return {
    network,
    loss: squaredError,
    inputs: tensorFrom([2, 2], [Math.sqrt(curvature), 0, 0, Math.sqrt(along)], 'float64'),
    targets: tensorFrom([2, 1], [0, 0], 'float64'),
    x: { parameter: 'layers.0.weights', index: 0 },
    y: { parameter: 'layers.0.weights', index: 1 },
    start: [2, -1],
    learningRate: 0.1,
    steps: 30,
    ...rest,
  };
}

describe('on a bowl of curvature L', () => {
  test.each([
    { factor: 0.001, verdict: 'creeping' },
    { factor: 0.019, verdict: 'creeping' }, // less than a hundredth of 2/L
    { factor: 0.3, verdict: 'converging' },
    { factor: 1, verdict: 'converging' },
    { factor: 1.2, verdict: 'converging' }, // beyond the floor, but with a fifth of the slope
    { factor: 1.6, verdict: 'overshooting' },
    { factor: 1.9, verdict: 'overshooting' },
    { factor: 1.999, verdict: 'overshooting' },
    { factor: 2.001, verdict: 'diverged' },
    { factor: 10, verdict: 'diverged' },
    { factor: 1e200, verdict: 'diverged' },
  ])('a learning rate of $factor/L is $verdict', ({ factor, verdict }) => {
    const property = fc.property(
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      fc.double({ min: -5, max: 5, noNaN: true }),
      (curvature, x, y) => {
        expect(descend(bowl({ curvature, start: [x, y], learningRate: factor / curvature })).verdict).toBe(verdict);
      },
    );
    fc.assert(property, { seed: 1, numRuns: 30 });
  });

  test('each step multiplies the distance by 1 − ηL', () => {
    const { path } = descend(bowl({ curvature: 4, learningRate: 1.9 / 4, steps: 5 }));
    expect(path).toHaveLength(6);
    path.forEach(({ x, y, cost, gradientX, gradientY }, step) => {
      const factor = Math.pow(-0.9, step);
      expect(x).toBeCloseTo(2 * factor, 12);
      expect(y).toBeCloseTo(-factor, 12);
      expect(cost).toBeCloseTo(10 * factor * factor, 12); // ½·4·(2² + 1²) = 10
      expect(gradientX).toBeCloseTo(8 * factor, 12); // it turns around with every step
      expect(gradientY).toBeCloseTo(-4 * factor, 12);
    });
  });

  test('1/L arrives with one step', () => {
    const { path } = descend(bowl({ curvature: 4, learningRate: 1 / 4, steps: 3 }));
    expect(path[1]).toEqual({ x: 0, y: 0, cost: 0, gradientX: 0, gradientY: 0 });
  });

  test('a ravine: overshooting across, though the way along is gentle', () => {
    expect(descend(bowl({ curvature: 1, along: 0.01, learningRate: 1.9 })).verdict).toBe('overshooting');
    expect(descend(bowl({ curvature: 1, along: 0.01, learningRate: 2.1 })).verdict).toBe('diverged');
  });

  test('a start on the floor does not move', () => {
    expect(descend(bowl({ curvature: 1, start: [0, 0] })).verdict).toBe('creeping');
  });

  test('the path ends with the first cost that is not finite', () => {
    const { path } = descend(bowl({ curvature: 1, learningRate: 1e200 }));
    expect(path.map(({ cost }) => Number.isFinite(cost))).toEqual([true, false]);
  });
});

describe('judged by its points alone', () => {
  const points = (...costs: readonly number[]): readonly DescentPoint[] => costs.map((cost) => ({ x: 0, y: 0, cost, gradientX: cost, gradientY: 0 }));

  test.each([
    ['no points', points(), 'creeping'],
    ['one point', points(3), 'creeping'],
    ['always down, to the floor', points(10, 5, 2, 0.5, 0.1), 'converging'],
    ['up in two of five steps, and down in the end', points(10, 12, 5, 7, 3, 0.5), 'overshooting'],
    ['up in one of four steps', points(10, 12, 5, 2, 0.5), 'converging'],
    ['up in the end', points(10, 5, 2, 11), 'diverged'],
    ['NaN on the way', points(10, NaN), 'diverged'],
    ['noise on the floor', points(100, 0.5, 0.6, 0.5, 0.6, 0.5), 'converging'],
  ])('%s', (_name, path, verdict) => {
    expect(descentVerdict(path)).toBe(verdict);
  });
});

describe('two weights of a network of several layers', () => {
  function request(): DescentRequest {
    const random = createRandom(6);
    const draw = (length: number): number[] => Array.from({ length }, () => random.uniform(-1, 1));
    return {
      network: createNetwork(registry, denseNetworkConfig(registry, { architecture: [3, 4, 2] }), { seed: 9, precision: 'float64' }),
      loss: squaredError,
      inputs: tensorFrom([5, 3], draw(15), 'float64'),
      targets: tensorFrom([5, 2], draw(10), 'float64'),
      x: { parameter: 'layers.0.weights', index: 5 },
      y: { parameter: 'layers.1.biases', index: 1 },
      start: [0.5, -0.5],
      learningRate: 0.3,
      steps: 12,
    };
  }

  test('the gradients are those of central differences, and every step follows them', () => {
    const given = request();
    const { network, loss, inputs, targets, learningRate } = given;
    const { path } = descend(given);
    const [x, y] = [network.parameter(given.x.parameter), network.parameter(given.y.parameter)];
    const cost = createCost(network, loss);
    path.forEach((point, step) => {
      x.value.data[given.x.index] = point.x;
      y.value.data[given.y.index] = point.y;
      expect(point.gradientX).toBeCloseTo(numericalGradient({ network, cost, inputs, targets, parameter: x, index: given.x.index }), 8);
      expect(point.gradientY).toBeCloseTo(numericalGradient({ network, cost, inputs, targets, parameter: y, index: given.y.index }), 8);
      expect(point.cost).toBe(cost.total(targets) / 5);
      const next = path[step + 1];
      if (next === undefined) return;
      expect(next.x).toBe(point.x - learningRate * point.gradientX);
      expect(next.y).toBe(point.y - learningRate * point.gradientY);
    });
  });

  test('the weights are back where they were, between the points and in the end', () => {
    const given = request();
    const values = (): unknown => given.network.parameters.map(({ value }) => value.data.slice());
    const before = values();
    for (const _point of descentPoints(given)) expect(values()).toEqual(before);
    expect(values()).toEqual(before);
  });

  test('it begins where the network is when no start is given', () => {
    const { start: _start, ...given } = request();
    const [first] = descend(given).path;
    expect(first?.x).toBe(given.network.parameter(given.x.parameter).value.data[given.x.index]);
    expect(first?.y).toBe(given.network.parameter(given.y.parameter).value.data[given.y.index]);
  });

  test.each<[string, Partial<DescentRequest>, string]>([
    ['a learning rate of 0', { learningRate: 0 }, '"learningRate" is a number greater than 0, got 0.'],
    ['no steps', { steps: 0 }, '"steps" is a whole number of at least 1, got 0.'],
    ['a start nowhere', { start: [NaN, 0] }, '"start" is two numbers, got NaN and 0.'],
  ])('%s is refused at once', (_name, change, message) => {
    expect(() => descentPoints({ ...request(), ...change })).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message }));
  });
});
