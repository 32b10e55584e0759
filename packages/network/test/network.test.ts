import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type VitrumErrorFields } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { categoricalCrossEntropy, squaredError } from '@vitrum/losses';
import { createCost, createNetwork, denseNetworkConfig, parseNetworkConfig, type NetworkConfig } from '@vitrum/network';
import { createTensor, tensorFrom } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);
const defaultConfig = denseNetworkConfig(registry, { architecture: [784, 32, 16, 10] });

describe('the default network', () => {
  const network = createNetwork(registry, defaultConfig, { seed: 1 });

  test('has 32·784 + 32 + 16·32 + 16 + 10·16 + 10 = 25,818 parameters', () => {
    expect(network.parameterCount).toBe(25_818);
  });

  test('names its parameters by place and has weights [inputs, units]', () => {
    expect(network.parameters.map(({ name, value }) => [name, value.shape])).toEqual([
      ['layers.0.weights', [784, 32]],
      ['layers.0.biases', [32]],
      ['layers.1.weights', [32, 16]],
      ['layers.1.biases', [16]],
      ['layers.2.weights', [16, 10]],
      ['layers.2.biases', [10]],
    ]);
  });

  test('starts with weights and biases from N(0, 0.1²)', () => {
    const values = network.parameters.flatMap(({ value }) => [...value.data]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    // Five standard errors of n = 25,818 draws: 0.1/√n for the mean, √(2/n) relative for the variance.
    expect(Math.abs(mean)).toBeLessThan((5 * 0.1) / Math.sqrt(25_818));
    expect(Math.abs(variance / 0.01 - 1)).toBeLessThan(5 * Math.sqrt(2 / 25_818));
  });

  test('is decided by its seed', () => {
    const again = createNetwork(registry, defaultConfig, { seed: 1 });
    const other = createNetwork(registry, defaultConfig, { seed: 2 });
    const weights = network.parameter('layers.1.weights').value.data;
    expect(again.parameter('layers.1.weights').value.data).toEqual(weights);
    expect(other.parameter('layers.1.weights').value.data).not.toEqual(weights);
  });

  test('keeps z and a of every layer for a batch', () => {
    network.forward(createTensor([3, 784]));
    expect(network.layers.map(({ z, a }) => [z?.shape, a?.shape])).toEqual([
      [[3, 32], [3, 32]],
      [[3, 16], [3, 16]],
      [[3, 10], [3, 10]],
    ]);
  });

  test('goes to plain JSON and back', () => {
    const config = parseNetworkConfig(JSON.parse(JSON.stringify(network.config)));
    expect(config).toEqual(defaultConfig);
    const copy = createNetwork(registry, config, { seed: 1 });
    expect(copy.parameter('layers.0.weights').value.data).toEqual(network.parameter('layers.0.weights').value.data);
  });
});

test('a batch gives what its samples give one by one', () => {
  const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [3, 4, 2] }), { seed: 5, precision: 'float64' });
  const samples = [
    [0.1, -0.2, 0.3],
    [1, 2, -3],
  ];
  const together = [...network.forward(tensorFrom([2, 3], samples.flat(), 'float64')).data];
  const oneByOne = samples.flatMap((sample) => [...network.forward(tensorFrom([1, 3], sample, 'float64')).data]);
  expect(together).toEqual(oneByOne);
});

test('the cost after softmax is computed from z, so outputs of exactly 0 and 1 keep it finite', () => {
  const config = denseNetworkConfig(registry, { architecture: [1, 2], activation: 'identity', outputActivation: 'softmax' });
  const network = createNetwork(registry, config, { seed: 1 });
  network.loadParameters(
    new Map([
      ['layers.0.weights', tensorFrom([1, 2], [500, -500])],
      ['layers.0.biases', tensorFrom([2], [0, 0])],
    ]),
  );
  const cost = createCost(network, categoricalCrossEntropy);
  const targets = tensorFrom([1, 2], [0, 1]);
  expect([...network.forward(tensorFrom([1, 1], [1])).data]).toEqual([1, 0]); // e⁻¹⁰⁰⁰ is 0 in any float
  expect(cost.isFromLogits).toBe(true);
  expect(cost.total(targets)).toBe(1000); // ln(e⁵⁰⁰ + e⁻⁵⁰⁰) − (−500) = 1000
  cost.backward(targets);
  expect([...network.parameter('layers.0.biases').gradient.data]).toEqual([1, -1]); // a − t
});

describe('errors', () => {
  const layers = [{ type: 'dense', units: 2 }];
  test.each<[string, unknown, Pick<VitrumErrorFields, 'code' | 'message'>]>([
    ['no object', 7, { code: 'VITRUM_INVALID_CONFIG', message: 'A network configuration is an object, got 7.' }],
    [
      'no input shape',
      { layers },
      { code: 'VITRUM_INVALID_CONFIG', message: '"inputShape" is a list of whole numbers of at least 1, got undefined.' },
    ],
    [
      'an input of 0',
      { inputShape: [0], layers },
      { code: 'VITRUM_INVALID_CONFIG', message: '"inputShape" is a list of whole numbers of at least 1, got [0].' },
    ],
    [
      'no layers',
      { inputShape: [2], layers: [] },
      { code: 'VITRUM_INVALID_CONFIG', message: '"layers" is a list of at least one layer, got [].' },
    ],
    [
      'a layer without type',
      { inputShape: [2], layers: [{ units: 2 }] },
      { code: 'VITRUM_INVALID_CONFIG', message: '"layers[0]" is an object with a "type", got {"units":2}.' },
    ],
    [
      'an unknown layer',
      { inputShape: [2], layers: [{ type: 'dence', units: 2 }] },
      { code: 'VITRUM_UNKNOWN_NAME', message: 'layers[0]: There is no layer called "dence".' },
    ],
    [
      'an unknown activation',
      { inputShape: [2], layers: [...layers, { type: 'dense', units: 2, activation: 'tahn' }] },
      {
        code: 'VITRUM_UNKNOWN_NAME',
        message: 'layers[1]: layer "dense": activation: There is no activation called "tahn".',
      },
    ],
    [
      'a layer of no units',
      { inputShape: [2], layers: [{ type: 'dense', units: 0 }] },
      {
        code: 'VITRUM_INVALID_OPTION',
        message: 'layers[0]: layer "dense": units must be a whole number of at least 1, got 0.',
      },
    ],
    [
      'pictures for a dense layer',
      { inputShape: [28, 28], layers },
      {
        code: 'VITRUM_SHAPE_MISMATCH',
        message: 'layers[0]: A dense layer takes vectors, got samples of shape [28, 28].',
      },
    ],
  ])('%s', (_name, config, expected) => {
    expect(() => createNetwork(registry, parseNetworkConfig(config), { seed: 1 })).toThrow(expect.objectContaining(expected));
  });

  test.each([[{}], [{ layers }], [{ inputShape: [], layers }], [{ inputShape: [0.5], layers }], [{ inputShape: [2], layers: [] }], [{ inputShape: [2], layers: 2 }]])(
    'what the compiler would refuse, %j, is no network',
    (config) => {
      expect(() => createNetwork(registry, config as NetworkConfig)).toThrow(
        expect.objectContaining({ code: 'VITRUM_INVALID_CONFIG', message: 'A network has an "inputShape" of whole numbers from 1 on, and at least one layer.' }),
      );
    },
  );

  const network = createNetwork(registry, { inputShape: [2], layers }, { seed: 1 });

  test('an input of the wrong size names both shapes', () => {
    expect(() => network.forward(createTensor([1, 3]))).toThrow(
      expect.objectContaining({
        code: 'VITRUM_SHAPE_MISMATCH',
        message: 'Network.forward needs a tensor of shape [1, 2], got [1, 3].',
      }),
    );
  });

  test('backward before forward says what to do', () => {
    const fresh = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 2, 2] }), { seed: 1 });
    expect(() => {
      fresh.backward(createTensor([1, 2]));
    }).toThrow(expect.objectContaining({ code: 'VITRUM_NO_FORWARD_PASS' }));
    expect(() => createCost(fresh, squaredError).total(createTensor([1, 2]))).toThrow(
      expect.objectContaining({ code: 'VITRUM_NO_FORWARD_PASS' }),
    );
  });

  test('an unknown parameter names the nearest', () => {
    expect(() => network.parameter('layers.0.weight')).toThrow(
      expect.objectContaining({ code: 'VITRUM_UNKNOWN_NAME', nearest: 'layers.0.weights' }),
    );
  });

  test('loading refuses a missing and a misshapen parameter', () => {
    const weights = createTensor([2, 2]);
    expect(() => {
      network.loadParameters(new Map([['layers.0.weights', weights]]));
    }).toThrow(expect.objectContaining({ code: 'VITRUM_MISSING_OPTION' }));
    expect(() => {
      network.loadParameters(new Map([['layers.0.biases', weights]]));
    }).toThrow(
      expect.objectContaining({
        code: 'VITRUM_SHAPE_MISMATCH',
        message: 'Parameter "layers.0.biases" needs a tensor of shape [2], got [2, 2].',
      }),
    );
  });

  test.each([[[784]], [[]], [[784, 0]], [[784, 2.5]]])('the architecture %j is refused', (architecture) => {
    expect(() => denseNetworkConfig(registry, { architecture })).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_CONFIG' }));
  });
});
