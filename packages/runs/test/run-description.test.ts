import { denseNetworkConfig, type DenseNetworkOptions } from '@vitrum/network';
import { describeRun, parseRunConfig, shortenNetwork, writeRunDescription, type RunConfig, type RunDefaults, type RunOverrides } from '@vitrum/runs';
import { describe, expect, test } from 'vitest';

describe('describeRun', () => {
  test('without anything is the notebook’s run', () => {
    expect(describeRun({}, {})).toEqual({
      dataset: { type: 'mnist' },
      network: denseNetworkConfig({ architecture: [784, 32, 16, 10], activation: 'tanh', initializer: 'notebook-normal' }),
      training: {
        loss: 'squared-error',
        optimizer: 'sgd',
        learningRate: 0.01,
        schedule: 'constant',
        batchSize: 1,
        epochs: 5,
        shuffle: false,
        seed: 7,
      },
    });
  });

  test('gives the command line the last word, option by option', () => {
    const config = parseRunConfig({ dataset: { type: 'mnist', limit: 100 }, training: { epochs: 9, seed: 1 } });
    const { dataset, training } = describeRun(config, { dataset: { type: 'other' }, training: { epochs: 2 } });
    expect(dataset).toEqual({ type: 'other', limit: 100 });
    expect(training).toMatchObject({ epochs: 2, seed: 1 });
  });

  const layers = denseNetworkConfig({ architecture: [4, 3, 2], activation: 'relu', outputActivation: 'softmax' });
  test.each([
    ['an activation, and the output keeps its own', { activation: 'tanh' }, { activation: 'tanh', outputActivation: 'softmax' }],
    ['the output activation', { outputActivation: 'sigmoid' }, { activation: 'relu', outputActivation: 'sigmoid' }],
    ['the architecture', { architecture: [4, 9, 2] }, { architecture: [4, 9, 2], activation: 'relu', outputActivation: 'softmax' }],
  ] as const)('replaces %s in a network that is described layer by layer', (_, overrides, expected) => {
    const { network } = describeRun({ network: layers }, overrides);
    expect(network).toEqual(denseNetworkConfig({ architecture: [4, 3, 2], ...expected }));
  });

  test('refuses to replace a part of a network that says more than the options can', () => {
    const network = { inputShape: [4], layers: [{ type: 'dense', units: 2, biasInitializer: 'zeros' }] };
    expect(describeRun({ network }, {}).network).toEqual(network);
    expect(() => describeRun({ network }, { activation: 'relu' })).toThrow('The network is described layer by layer');
  });

  const fitted: RunDefaults = {
    network: { architecture: [4, 32, 16, 3], activation: 'tanh', outputActivation: 'softmax', initializer: 'glorot-uniform', biasInitializer: 'zeros' },
    training: { loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.02, batchSize: 8, epochs: 50, shuffle: true },
  };

  test('fills every gap with what fits the data', () => {
    const { network, training } = describeRun({}, {}, fitted);
    expect(network).toEqual(denseNetworkConfig(fitted.network));
    expect(training).toEqual({ ...fitted.training, schedule: 'constant', seed: 7 });
  });

  const networks: readonly (readonly [string, RunConfig, RunOverrides, Partial<DenseNetworkOptions>])[] = [
    ['hidden layers', {}, { hidden: [8] }, { architecture: [4, 8, 3] }],
    ['hidden layers of a configuration', { network: { hidden: [9, 5] } }, {}, { architecture: [4, 9, 5, 3] }],
    ['hidden layers over those of a configuration', { network: { hidden: [9, 5] } }, { hidden: [2] }, { architecture: [4, 2, 3] }],
    ['an activation, and the output keeps its own', { network: { activation: 'relu' } }, {}, { activation: 'relu' }],
    ['an initializer for weights and biases', {}, { initializer: 'he-normal' }, { initializer: 'he-normal', biasInitializer: 'he-normal' }],
  ];
  test.each(networks)('%s replace what fits the data', (_, config, overrides, expected) => {
    const { network } = describeRun(config, overrides, fitted);
    expect(network).toEqual(denseNetworkConfig({ ...fitted.network, ...expected }));
  });

  test.each([
    ['another output has not the loss that belonged to the first', { outputActivation: 'tanh' }, { loss: 'squared-error', optimizer: 'adam' }],
    ['another optimizer has not the learning rate of the first', { training: { optimizer: 'sgd' } }, { optimizer: 'sgd', learningRate: 0.01, batchSize: 8 }],
    ['what is named counts', { training: { loss: 'squared-error', learningRate: 0.5, epochs: 2, shuffle: false } }, { loss: 'squared-error', learningRate: 0.5, epochs: 2, shuffle: false }],
  ] as const)('%s', (_, overrides, expected) => {
    expect(describeRun({}, overrides, fitted).training).toMatchObject(expected);
  });

  test('is read back as it was written', () => {
    const description = describeRun({}, { limit: 5, activation: { type: 'leaky-relu', slope: 0.1 } });
    const plugins = [{ name: 'vitrum-plugin-x', version: '1.0.0' }];
    const config = parseRunConfig(JSON.parse(JSON.stringify(writeRunDescription(description, plugins))));
    expect(describeRun(config, {})).toEqual(description);
    expect(config.plugins).toEqual({ load: [], required: plugins });
    expect(writeRunDescription(description, [])).not.toHaveProperty('plugins');
  });
});

describe('shortenNetwork', () => {
  test('tells an activation that all layers share once', () => {
    expect(shortenNetwork(denseNetworkConfig({ architecture: [4, 3, 2], activation: 'relu' }))).toEqual({
      architecture: [4, 3, 2],
      activation: 'relu',
      initializer: 'notebook-normal',
    });
  });

  test.each([
    { inputShape: [4], layers: [{ type: 'flatten' }] },
    { inputShape: [4, 4], layers: denseNetworkConfig({ architecture: [4, 3] }).layers },
    { inputShape: [4], layers: [{ type: 'dense', units: 'many' }] },
  ])('has no short form for %j', (network) => {
    expect(shortenNetwork(network)).toBeUndefined();
  });
});

describe('parseRunConfig', () => {
  const refusals: readonly (readonly [unknown, string])[] = [
    [[], 'The description of a run must be an object, got [].'],
    [{ netwrok: {} }, 'The description of a run has no option "netwrok".'],
    [{ dataset: 5 }, '"dataset" must be the name of a dataset, or an object with its name as "type", got 5.'],
    [{ dataset: { type: 'mnist', limit: 0 } }, '"dataset": limit must be a whole number of at least 1, got 0.'],
    [{ training: 'long' }, '"training" must be an object, got "long".'],
    [{ network: { architecture: '784,10' } }, '"architecture" is a list of whole numbers, got "784,10".'],
    [{ network: { architecture: [4, 2], hidden: [3] } }, '"network" has both "architecture" and "hidden".'],
    [{ network: { hidden: [3, 0] } }, '"hidden" is a list of whole numbers, got [3,0].'],
    [{ network: { architecture: [4, 2], activations: 'tanh' } }, 'The short form of "network" has no option "activations".'],
    [{ network: { architecture: [4, 2], activation: 5 } }, '"network": activation must be a name, or an object with a name as "type", got 5.'],
    [{ network: { inputShape: [4], layers: [], units: 3 } }, '"network" has no option "units".'],
    [{ network: 'mlp' }, 'A network configuration is an object, got "mlp".'],
  ];
  test.each(refusals)('refuses %j', (value, message) => {
    expect(() => parseRunConfig(value)).toThrow(message);
  });
});
