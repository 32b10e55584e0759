import { activationsPlugin } from '@vitrum/activations';
import { createRegistry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { denseNetworkConfig, type DenseNetworkOptions } from '@vitrum/network';
import { expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);

const initializersOf = (options: DenseNetworkOptions): readonly unknown[] =>
  denseNetworkConfig(registry, options).layers.map(({ weightInitializer, biasInitializer }) => [weightInitializer, biasInitializer]);

test('biases are drawn as the weights are', () => {
  expect(initializersOf({ architecture: [4, 3, 2] })).toEqual([['notebook-normal', 'notebook-normal'], ['notebook-normal', 'notebook-normal']]);
  expect(initializersOf({ architecture: [4, 2], initializer: 'he-normal' })).toEqual([['he-normal', 'he-normal']]);
});

test('unless an initializer of their own is named', () => {
  expect(initializersOf({ architecture: [4, 3, 2], initializer: 'glorot-uniform', biasInitializer: 'zeros' })).toEqual([
    ['glorot-uniform', 'zeros'],
    ['glorot-uniform', 'zeros'],
  ]);
});
