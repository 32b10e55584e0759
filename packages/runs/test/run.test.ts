import type { DenseNetworkOptions } from '@vitrum/network';
import { expandDense } from '@vitrum/network/internal';
import { mergeConfigs, parseRunConfig, runOf, writeRun, type FittedConfig, type RunConfig } from '@vitrum/runs';
import { runFolderName, shortenNetwork } from '@vitrum/runs/internal';
import { trainingSchema } from '@vitrum/trainer/internal';
import { describe, expect, test } from 'vitest';

const fitted: FittedConfig = {
  network: { architecture: [4, 32, 16, 3], activation: 'tanh', outputActivation: 'softmax', initializer: 'glorot-uniform', biasInitializer: 'zeros' },
  training: { loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.02, batchSize: 8, epochs: 50, shuffle: true },
};

const named = ['loss', 'optimizer', 'learningRate', 'schedule', 'batchSize', 'epochs', 'shuffle', 'seed'];
/** Settings of training that a plain run leaves at their defaults. */
const unused = Object.fromEntries(Object.entries(trainingSchema).flatMap(([name, option]) => (named.includes(name) ? [] : [[name, option.default]])));

describe('runOf', () => {
  test('nothing is the default run', () => {
    expect(runOf({})).toEqual({
      dataset: { type: 'mnist' },
      network: expandDense({ architecture: [784, 32, 16, 10], activation: 'tanh', initializer: 'notebook-normal' }),
      training: {
        loss: 'squared-error',
        optimizer: 'sgd',
        learningRate: 0.01,
        schedule: 'constant',
        batchSize: 1,
        epochs: 5,
        shuffle: false,
        ...unused,
        seed: 7,
      },
    });
  });

  test('fills every gap with what fits the data', () => {
    const { network, training } = runOf({}, fitted);
    expect(network).toEqual(expandDense(fitted.network));
    expect(training).toEqual({ ...fitted.training, schedule: 'constant', ...unused, seed: 7 });
  });

  test.each<[string, RunConfig, RunConfig['training']]>([
    ['another output has not the loss that belonged to the first', { network: { outputActivation: 'tanh' } }, { loss: 'squared-error', optimizer: 'adam' }],
    ['another optimizer has not the learning rate of the first', { training: { optimizer: 'sgd' } }, { optimizer: 'sgd', learningRate: 0.01, batchSize: 8 }],
    ['what is named counts', { training: { loss: 'squared-error', learningRate: 0.5, epochs: 2, shuffle: false } }, { loss: 'squared-error', learningRate: 0.5, epochs: 2, shuffle: false }],
  ])('%s', (_, config, expected) => {
    expect(runOf(config, fitted).training).toMatchObject({ ...expected });
  });

  test('is read back as it was written', () => {
    const run = runOf({ dataset: { type: 'mnist', limit: 5 }, network: { activation: { type: 'leaky-relu', slope: 0.1 } } });
    const plugins = [{ name: 'vitrum-plugin-x', version: '1.0.0' }];
    const config = parseRunConfig(JSON.parse(writeRun(run, plugins)));
    expect(runOf(config)).toEqual(run);
    expect(config.plugins).toEqual({ load: [], required: plugins });
    expect(writeRun(run, [])).not.toContain('plugins');
    expect(runFolderName(run, new Date('2026-11-23T14:05:09.123Z'))).toBe('2026-11-23T14-05-09Z-mnist-7');
  });
});

describe('mergeConfigs', () => {
  test('gives the second configuration the last word, setting by setting', () => {
    const plugins = { load: ['./bent.mjs'], required: [] };
    const config: RunConfig = { plugins, dataset: { type: 'mnist', limit: 100 }, training: { epochs: 9, seed: 1 } };
    expect(mergeConfigs(config, { dataset: { type: 'other' }, training: { epochs: 2 } })).toEqual({
      plugins,
      dataset: { type: 'other', limit: 100 },
      training: { epochs: 2, seed: 1 },
    });
    expect(mergeConfigs(config, { dataset: { type: 'other', limit: 3 } }).dataset).toEqual({ type: 'other', limit: 3 });
    expect(mergeConfigs(config, {})).toEqual(config);
    expect(mergeConfigs({}, config)).toEqual(config);
  });

  const layers = expandDense({ architecture: [4, 3, 2], activation: 'relu', outputActivation: 'softmax' });
  test.each([
    ['an activation, and the output keeps its own', { activation: 'tanh' }, { activation: 'tanh', outputActivation: 'softmax' }],
    ['the output activation', { outputActivation: 'sigmoid' }, { activation: 'relu', outputActivation: 'sigmoid' }],
    ['the architecture', { architecture: [4, 9, 2] }, { architecture: [4, 9, 2], activation: 'relu', outputActivation: 'softmax' }],
    ['the hidden layers', { hidden: [5, 6] }, { architecture: [4, 5, 6, 2], activation: 'relu', outputActivation: 'softmax' }],
  ] as const)('replaces %s in a network that is described layer by layer', (_, network, expected) => {
    expect(mergeConfigs({ network: layers }, { network })).toEqual({ network: expandDense({ architecture: [4, 3, 2], ...expected }) });
  });

  test('replaces a network by one that is described layer by layer', () => {
    expect(mergeConfigs({ network: { hidden: [5], activation: 'relu' } }, { network: layers })).toEqual({ network: layers });
  });

  test('refuses to replace a part of a network that says more than its short form can', () => {
    const network = { inputShape: [4], layers: [{ type: 'dense', units: 2, biasInitializer: 'zeros' }] };
    expect(mergeConfigs({ network }, {})).toEqual({ network });
    expect(() => mergeConfigs({ network }, { network: { activation: 'relu' } })).toThrow('The network is described layer by layer');
  });

  // Before the data are known and after: what replaces a part of a configuration replaces what fits the data, too.
  const networks: readonly (readonly [string, RunConfig, RunConfig, Partial<DenseNetworkOptions>])[] = [
    ['hidden layers', {}, { network: { hidden: [8] } }, { architecture: [4, 8, 3] }],
    ['hidden layers of a configuration', { network: { hidden: [9, 5] } }, {}, { architecture: [4, 9, 5, 3] }],
    ['hidden layers over those of a configuration', { network: { hidden: [9, 5] } }, { network: { hidden: [2] } }, { architecture: [4, 2, 3] }],
    ['hidden layers over an architecture', { network: { architecture: [4, 9, 3] } }, { network: { hidden: [2] } }, { architecture: [4, 2, 3] }],
    ['an architecture over hidden layers', { network: { hidden: [9] } }, { network: { architecture: [4, 7, 7, 3] } }, { architecture: [4, 7, 7, 3] }],
    ['an activation, and the output keeps its own', { network: { activation: 'relu' } }, {}, { activation: 'relu' }],
    ['an initializer for weights and biases', {}, { network: { initializer: 'he-normal' } }, { initializer: 'he-normal', biasInitializer: 'he-normal' }],
    [
      'an initializer for weights and biases over one for biases',
      { network: { biasInitializer: 'he-normal' } },
      { network: { initializer: 'zeros' } },
      { initializer: 'zeros', biasInitializer: 'zeros' },
    ],
    ['an initializer for biases', { network: { biasInitializer: 'he-normal' } }, { network: { activation: 'relu' } }, { activation: 'relu', biasInitializer: 'he-normal' }],
  ];
  test.each(networks)('%s replace what fits the data', (_, config, replacing, expected) => {
    const { network } = runOf(mergeConfigs(config, replacing), fitted);
    expect(network).toEqual(expandDense({ ...fitted.network, ...expected }));
  });
});

describe('shortenNetwork', () => {
  test('tells an activation that all layers share once', () => {
    expect(shortenNetwork(expandDense({ architecture: [4, 3, 2], activation: 'relu' }))).toEqual({
      architecture: [4, 3, 2],
      activation: 'relu',
      initializer: 'notebook-normal',
    });
  });

  test.each([
    { inputShape: [4], layers: [{ type: 'flatten' }] },
    { inputShape: [4, 4], layers: expandDense({ architecture: [4, 3] }).layers },
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
    [{ training: { epochs: 'many' } }, 'training: epochs must be a whole number of at least 1, got "many".'],
    [{ training: { loss: 5 } }, 'training: loss must be the name of a loss, or an object with its name as "type", got 5.'],
    [{ network: { architecture: '784,10' } }, '"architecture" is a list of whole numbers, got "784,10".'],
    [{ network: { architecture: [4, 2], hidden: [3] } }, '"network" has both "architecture" and "hidden".'],
    [{ network: { hidden: [3, 0] } }, '"hidden" is a list of whole numbers, got [3,0].'],
    [{ network: { architecture: [4, 2], activations: 'tanh' } }, 'The short form of "network" has no option "activations".'],
    [{ network: { architecture: [4, 2], activation: 5 } }, '"network": activation must be a name, or an object with a name as "type", got 5.'],
    [{ network: { inputShape: [4], layers: [], units: 3 } }, '"network" has no option "units".'],
    [{ network: 5 }, 'A network configuration is an object, got 5.'],
  ];
  test.each(refusals)('refuses %j', (value, message) => {
    expect(() => parseRunConfig(value)).toThrow(message);
  });
});
