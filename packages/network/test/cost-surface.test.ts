import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineLoss, type Tensor } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { categoricalCrossEntropy, squaredError } from '@vitrum/losses';
import { costSurface, createCost, createNetwork, denseNetworkConfig, type CostSurfaceRequest } from '@vitrum/network';
import { costSurfaceRows } from '@vitrum/network/internal';
import { createRandom, tensorFrom } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);

/** Some samples of 3 numbers, of one of two classes each. */
function drawSamples(count: number): { readonly inputs: Tensor; readonly targets: Tensor } {
  const random = createRandom(8);
  return {
    inputs: tensorFrom([count, 3], Array.from({ length: 3 * count }, () => random.uniform(-1, 1))),
    targets: tensorFrom([count, 2], Array.from({ length: 2 * count }, (_, i) => Number((i + (i >> 1)) % 2 === 0))),
  };
}

function surfaceRequest(change: Partial<CostSurfaceRequest> = {}): CostSurfaceRequest {
  const config = denseNetworkConfig(registry, { architecture: [3, 4, 3, 2], activation: 'tanh', outputActivation: 'softmax' });
  return {
    network: createNetwork(registry, config, { seed: 4 }),
    loss: categoricalCrossEntropy,
    ...drawSamples(6),
    x: { parameter: 'layers.1.weights', index: 2 },
    y: { parameter: 'layers.1.weights', index: 7 },
    xRange: [-2, 2],
    yRange: [0, 3],
    resolution: 4,
    ...change,
  };
}

/** What a surface is by definition: for every grid point the two weights are set, and the whole network is asked. */
function surfaceByDefinition({ network, loss, inputs, targets, x, y }: CostSurfaceRequest, xs: readonly number[], ys: readonly number[]): Float32Array {
  const copy = createNetwork(registry, network.config, { seed: 4 });
  const cost = createCost(copy, loss);
  const costs = ys.flatMap((atY) =>
    xs.map((atX) => {
      copy.parameter(x.parameter).value.data[x.index] = atX;
      copy.parameter(y.parameter).value.data[y.index] = atY;
      copy.forward(inputs);
      return cost.total(targets) / (inputs.shape[0] ?? NaN);
    }),
  );
  return Float32Array.from(costs);
}

test('the cost of one linear neuron is the parabola that it is', () => {
  // With the samples (1, 0) → 3 and (0, 2) → −2: C = ½·((x − 3)² + (2y + 2)²).
  const network = createNetwork(registry, { inputShape: [2], layers: [{ type: 'dense', units: 1 }] }, { seed: 1 });
  const surface = costSurface({
    network,
    loss: squaredError,
    inputs: tensorFrom([2, 2], [1, 0, 0, 2]),
    targets: tensorFrom([2, 1], [3, -2]),
    x: { parameter: 'layers.0.weights', index: 0 },
    y: { parameter: 'layers.0.weights', index: 1 },
    xRange: [1, 3],
    yRange: [-2, 0],
    resolution: 3,
  });
  expect(surface).toEqual({
    x: [1, 2, 3],
    y: [-2, -1, 0],
    // ½·(4 + 4), ½·(1 + 4), ½·4; ½·4, ½·1, 0; as the first row
    costs: Float32Array.of(4, 2.5, 2, 2, 0.5, 0, 4, 2.5, 2),
    resolution: 3,
    minimum: 0,
    maximum: 4,
  });
});

describe('wherever the two weights lie', () => {
  const places = ['layers.0.weights', 'layers.1.biases', 'layers.2.weights'];
  test.each(places.flatMap((x) => places.map((y) => ({ x, y }))))('x in $x, y in $y: the bits of the definition', ({ x, y }) => {
    const request = surfaceRequest({ x: { parameter: x, index: 1 }, y: { parameter: y, index: 2 } });
    const surface = costSurface(request);
    expect(surface.costs).toEqual(surfaceByDefinition(request, surface.x, surface.y));
    expect(surface.x.at(-1)).toBe(2);
    expect(surface.y[0]).toBe(0);
  });
});

describe('the weights', () => {
  const valuesOf = ({ network }: CostSurfaceRequest): unknown => network.parameters.map(({ value }) => value.data.slice());

  test('are back where they were after each row, and when nobody asks for the rest', () => {
    const request = surfaceRequest();
    const before = valuesOf(request);
    const rows = costSurfaceRows(request);
    const first = rows.next().value;
    expect(valuesOf(request)).toEqual(before);
    expect(first).toMatchObject({ row: 0, y: 0, costs: costSurface(request).costs.slice(0, 4) });
    rows.return();
    expect(valuesOf(request)).toEqual(before);
  });

  test('are back where they were when something is thrown', () => {
    let calls = 0;
    const failing = defineLoss({
      name: 'failing',
      reduction: 'sum',
      value: () => {
        if (++calls > 30) throw new Error('The loss is at a loss.');
        return 0;
      },
    });
    const request = surfaceRequest({ loss: failing });
    const before = valuesOf(request);
    expect(() => costSurface(request)).toThrow('The loss is at a loss.');
    expect(valuesOf(request)).toEqual(before);
  });

  test('may be used by others between two rows', () => {
    const request = surfaceRequest();
    const undisturbed = costSurface(request).costs;
    const costs = Array.from(costSurfaceRows(request), (row) => {
      request.network.forward(tensorFrom([1, 3], [9, 9, 9]), true);
      return [...row.costs];
    });
    expect(costs.flat()).toEqual([...undisturbed]);
  });
});

test('a cost that is not finite is told as it is, and is no extreme', () => {
  const network = createNetwork(registry, { inputShape: [1], layers: [{ type: 'dense', units: 1 }, { type: 'dense', units: 1 }] }, { seed: 1 });
  const surface = costSurface({
    network,
    loss: squaredError,
    inputs: tensorFrom([1, 1], [1]),
    targets: tensorFrom([1, 1], [0]),
    x: { parameter: 'layers.0.weights', index: 0 },
    y: { parameter: 'layers.1.weights', index: 0 },
    xRange: [0, 1e30],
    yRange: [0, 1e30],
    resolution: 2,
  });
  expect([...surface.costs]).toEqual([0, 0, 0, Infinity]);
  expect(surface).toMatchObject({ minimum: 0, maximum: 0 });
});

test.each<[string, Partial<CostSurfaceRequest>, string, string]>([
  ['the same weight twice', { y: surfaceRequest().x }, 'VITRUM_INVALID_OPTION', 'x and y are two different weights, got {"parameter":"layers.1.weights","index":2} for both.'],
  ['an unknown parameter', { x: { parameter: 'layers.9.weights', index: 0 } }, 'VITRUM_UNKNOWN_NAME', 'This network has no parameter "layers.9.weights".'],
  ['an index beyond the parameter', { x: { parameter: 'layers.1.biases', index: 3 } }, 'VITRUM_INDEX_OUT_OF_RANGE', 'There are 3 numbers in "layers.1.biases", number 3 was asked for.'],
  ['one grid point', { resolution: 1 }, 'VITRUM_INVALID_OPTION', '"resolution" is a whole number of at least 2, got 1.'],
  ['a range that goes back', { yRange: [1, 0] }, 'VITRUM_INVALID_OPTION', '"yRange" goes from a number to a larger one, got 1 and 0.'],
  ['no samples', { inputs: tensorFrom([0, 3], []) }, 'VITRUM_INVALID_OPTION', 'A mean cost is of at least one sample, got inputs of shape [0,3].'],
  ['targets of another shape', { targets: tensorFrom([1, 2], [0, 1]) }, 'VITRUM_SHAPE_MISMATCH', 'The mean cost needs a tensor of shape [6, 2], got [1, 2].'],
  ['inputs of another shape', { inputs: tensorFrom([2, 2], [1, 2, 3, 4]) }, 'VITRUM_SHAPE_MISMATCH', 'The mean cost needs a tensor of shape [2, 3], got [2, 2].'],
])('%s is refused at once', (_name, change, code, message) => {
  expect(() => costSurfaceRows(surfaceRequest(change))).toThrow(expect.objectContaining({ code, message }));
});
