import { planTraining } from '@vitrum/trainer';
import type { Dataset } from '@vitrum/core';
import { completeRun, mergeConfigs, openRun, parseRunConfig, runOf, writeRun, type RunConfig } from '@vitrum/runs';
import { checkRunConfig, isNamedNetwork } from '@vitrum/runs/internal';
import { referenceBackend } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';
import { registry } from './support.ts';

const pictures: Dataset = {
  name: 'pictures', size: 60_000, inputShape: [28, 28], targetSize: 10, hasRandomOrder: true,
  readInput: (_, target, offset) => void target.fill(1, offset, offset + 784),
  readTarget: () => undefined,
};
const complete = (config: RunConfig, train = pictures) => completeRun(registry, config, { dataset: { type: 'other' }, data: { train, test: train } });
const lastActivation = (config: RunConfig, train?: Dataset) => complete(config, train).network.layers.at(-1)?.['activation'];

describe('a network by name', () => {
  test.each<[unknown, unknown]>([
    ['lenet', { type: 'lenet' }],
    [{ type: 'mlp', hidden: [5] }, { type: 'mlp', hidden: [5] }],
  ])('is read from %j', (network, expected) => {
    const parsed = parseRunConfig({ network }).network ?? {};
    expect(parsed).toEqual(expected);
    expect(isNamedNetwork(parsed)).toBe(true);
  });

  test('is no network with layers of its own', () => {
    expect(() => parseRunConfig({ network: { type: 'mlp', layers: [] } })).toThrow('"network" has the name "mlp" and layers of its own.');
  });

  test('is completed to layers, and to training by adam on batches, also for data like MNIST', () => {
    const run = complete({ network: { type: 'cnn-small' } });
    expect(run.network.inputShape).toEqual([28, 28]);
    expect(run.network.layers.map(({ type }) => type)).toEqual(['conv2d', 'max-pool2d', 'conv2d', 'max-pool2d', 'flatten', 'dense']);
    expect(run.training).toMatchObject({ loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.001, schedule: 'cosine', batchSize: 128, epochs: 5, shuffle: true });
    expect(openRun(registry, run, { dataset: run.dataset, data: { train: pictures, test: pictures } }, referenceBackend).network.outputShape).toEqual([10]);
  });

  test('leaves what is said of training as it is', () => {
    const { training } = complete({ network: { type: 'mlp' }, training: { optimizer: 'sgd', epochs: 2, batchSize: 7 } });
    expect(training).toMatchObject({ optimizer: 'sgd', learningRate: 0.01, epochs: 2, batchSize: 7, loss: 'categorical-cross-entropy' });
    expect(planTraining(registry, training).optimizer.name).toBe('sgd');
  });

  test.each<[string, RunConfig['training'], Partial<Dataset>, string]>([
    ['classes', {}, {}, 'softmax'],
    ['two classes in one output', {}, { targetSize: 1 }, 'sigmoid'],
    ['labels', {}, { task: 'multi-label' }, 'sigmoid'],
    ['regression', {}, { task: 'regression' }, 'identity'],
    ['a loss on probabilities', { loss: 'binary-cross-entropy' }, { task: 'regression' }, 'sigmoid'],
    ['a loss on distributions', { loss: 'categorical-cross-entropy' }, { task: 'multi-label' }, 'softmax'],
  ])('ends as %s wants it', (_, training, data, activation) => {
    expect(lastActivation({ network: { type: 'mlp' }, ...(training && { training }) }, { ...pictures, ...data })).toBe(activation);
  });

  test('is recorded in full, so that the record opens without the name', () => {
    const run = complete({ network: { type: 'resnet-small' } });
    expect(runOf(parseRunConfig(JSON.parse(writeRun(run, []))))).toEqual(run);
  });

  test('replaces a network as a whole, and is not replaced in part', () => {
    expect(mergeConfigs({ network: { hidden: [3] } }, { network: { type: 'mlp' } }).network).toEqual({ type: 'mlp' });
    expect(mergeConfigs({ network: { type: 'lenet' } }, { network: { type: 'mlp' } }).network).toEqual({ type: 'mlp' });
    expect(() => mergeConfigs({ network: { type: 'mlp' } }, { network: { hidden: [3] } })).toThrow('The network is "mlp", by name, and "hidden" replaces a part');
  });

  test('is checked before the data, as far as it can be', () => {
    checkRunConfig(registry, { network: { type: 'cnn-small' } }, referenceBackend);
    const check = (network: RunConfig['network']) => () => { checkRunConfig(registry, { ...(network && { network }) }, referenceBackend); };
    expect(check({ type: 'lenett' })).toThrow('There is no network called "lenett".');
    expect(check({ type: 'mlp', dropout: 1.5 })).toThrow('network "mlp": dropout must be');
    expect(() => runOf({ network: { type: 'mlp' } })).toThrow('The layers of the network "mlp" follow from the data');
  });
});
