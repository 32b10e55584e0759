import { definePlugin } from '@vitrum/core';
import { completeRun, type RunConfig } from '@vitrum/runs';
import { describe, expect, test } from 'vitest';
import { corners, registry } from './support.ts';

const data = { dataset: { type: 'xor' }, data: { train: corners, test: corners } };
const rateOf = (training: RunConfig['training'], network: RunConfig['network'] = {}): number =>
  completeRun(registry, { network, ...(training && { training }) }, data).training.learningRate;

describe('the usual learning rate of an optimizer', () => {
  // Adam, adamw, amsgrad: Kingma & Ba; nadam: Dozat; rmsprop: Hinton; lion, muon: the authors' code; adadelta has none, which is 1; others: PyTorch or Keras.
  const usual = {
    sgd: 0.01, momentum: 0.01, nesterov: 0.01, rmsprop: 0.001, adagrad: 0.01, adadelta: 1, adam: 0.001, adamw: 0.001, amsgrad: 0.001, nadam: 0.002, lion: 0.0001,
    lamb: 0.001, muon: 0.02,
  };
  test('every built-in names one', () => {
    expect(registry.optimizers.names.toSorted()).toEqual(Object.keys(usual).toSorted());
  });

  test.each(Object.entries(usual))('%s: %f where no rate is named', (optimizer, rate) => {
    expect(rateOf({ optimizer })).toBe(rate);
    expect(rateOf({ optimizer: { type: optimizer } }, { type: 'mlp' })).toBe(rate);
    expect(rateOf({ optimizer, learningRate: 0.5 })).toBe(0.5);
  });

  test('without an optimizer the rate follows from the data, with the optimizer', () => {
    const { optimizer, learningRate } = completeRun(registry, {}, data).training;
    expect([optimizer, learningRate]).toEqual(['adam', 0.01]);
  });

  test('a plugin that names none has the default', () => {
    const mine = definePlugin({ name: 'mine', version: '1.0.0', optimizers: [{ name: 'mine', update: () => undefined }] });
    expect(completeRun(registry.with(mine), { training: { optimizer: 'mine' } }, data).training.learningRate).toBe(0.01);
  });
});
