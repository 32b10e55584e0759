import { denseNetworkConfig } from '@vitrum/network';
import { describe, expect, test } from 'vitest';
import { shortenNetwork } from '../../src/run/network-shorthand.ts';
import { parseRunConfig } from '../../src/run/run-config.ts';
import { describeRun, writeRunDescription } from '../../src/run/run-description.ts';

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
    const { dataset, training } = describeRun(config, { dataset: 'other', training: { epochs: 2 } });
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
    [{ dataset: { type: 'mnist', limits: 3 } }, '"dataset" has no option "limits".'],
    [{ dataset: { type: 'mnist', limit: 0 } }, '"dataset": limit must be a whole number of at least 1, got 0.'],
    [{ training: 'long' }, '"training" must be an object, got "long".'],
    [{ network: { architecture: '784,10' } }, '"architecture" is a list of whole numbers, got "784,10".'],
    [{ network: { architecture: [4, 2], activations: 'tanh' } }, 'The short form of "network" has no option "activations".'],
    [{ network: { architecture: [4, 2], activation: 5 } }, '"network": activation must be a name, or an object with a name as "type", got 5.'],
    [{ network: { inputShape: [4], layers: [], units: 3 } }, '"network" has no option "units".'],
    [{ network: 'mlp' }, 'A network configuration is an object, got "mlp".'],
  ];
  test.each(refusals)('refuses %j', (value, message) => {
    expect(() => parseRunConfig(value)).toThrow(message);
  });
});
