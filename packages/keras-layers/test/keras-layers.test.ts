import { kerasGraphOf, modelConfigOf, readKerasModel, snakeCase } from '@vitrum/keras-layers';
import { modelCase } from '@vitrum/test-support/model-cases';
import { expect, test } from 'vitest';

// The names of Keras' own files, as its `to_snake_case` makes them.
test.each([['Dense', 'dense'], ['Conv2D', 'conv2d'], ['BatchNormalization', 'batch_normalization'], ['DepthwiseConv2D', 'depthwise_conv2d'], ['ReLU', 're_lu'], ['LeakyReLU', 'leaky_re_lu'], ['GlobalAveragePooling2D', 'global_average_pooling2d']])('%s is called %s in a file of weights', (className, name) => {
  expect(snakeCase(className)).toBe(name);
});

const branches = modelCase('branches', {
  inputShape: [3],
  layers: [
    { type: 'dense', units: 2, name: 'a' },
    { type: 'dense', units: 2, inputs: ['input'], name: 'b' },
    { type: 'dense', units: 2, inputs: ['b'], name: 'c' },
    { type: 'add', inputs: ['c', 'a'] },
  ],
}, 1).complete;

test('layers stand in the order of Keras: the farthest from the output first', () => {
  const { layers } = kerasGraphOf(branches, 'keras-3');
  // Distances: input 3, b 2, c and a 1, and the sum reads c first.
  expect(layers.map(({ name }) => name)).toEqual(['input_layer_1', 'dense_2', 'dense_3', 'dense_1', 'add_1']);
});

test.each(['keras-2', 'keras-3', 'tfjs'] as const)('layers that are frozen stay so by way of %s', (target) => {
  const { complete } = modelCase('frozen', {
    inputShape: [3],
    layers: [{ type: 'dense', units: 4, activation: 'mish', trainable: false }, { type: 'batch-norm', trainable: false }, { type: 'dense', units: 2 }],
  }, 2);
  const graph = kerasGraphOf(complete, target);
  expect(graph.layers.flatMap(({ className, config }) => (/Dense|Norm/.test(className) ? [[className, config['trainable']]] : []))).toEqual([['Dense', false], ['BatchNormalization', false], ['Dense', undefined]]);
  const weights = new Map(graph.layers.flatMap((layer) => layer.weights.map((weight) => [`${layer.name}/${weight.name}`, weight])));
  const read = readKerasModel({ config: JSON.parse(JSON.stringify(modelConfigOf(graph, target))), weights: ({ name }, [role]) => weights.get(`${name}/${role}`), isKeras3: target === 'keras-3' });
  expect(read.network?.layers.flatMap(({ type, trainable }) => (type === 'activation' ? [] : [[type, trainable]]))).toEqual([['dense', false], ['batch-norm', false], ['dense', undefined]]);
});

test('a model within a model that is not trained freezes its layers, and a rescaling learns nothing', () => {
  const dense = (name: string) => ({ class_name: 'Dense', config: { name, units: 2 } });
  const config = {
    class_name: 'Sequential',
    config: {
      layers: [
        { class_name: 'Rescaling', config: { name: 'scale', scale: 2, batch_input_shape: [null, 2] } },
        { class_name: 'Sequential', config: { name: 'base', trainable: false, layers: [dense('inner')] } },
        dense('head'),
      ],
    },
  };
  const weights = { kernel: { shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) }, bias: { shape: [2], values: Float32Array.of(0, 0) } };
  const read = readKerasModel({ config, weights: (_layer, [role]) => (role === 'kernel' ? weights.kernel : weights.bias), isKeras3: true });
  expect(read.network?.layers.map(({ type, trainable }) => [type, trainable])).toEqual([['batch-norm', false], ['dense', false], ['dense', undefined]]);
});

test.each(['keras-2', 'keras-3', 'tfjs'] as const)('the dialect of %s is read back', (target) => {
  const graph = kerasGraphOf(branches, target);
  const weights = new Map(graph.layers.flatMap((layer) => layer.weights.map((weight) => [`${layer.name}/${weight.name}`, weight])));
  const read = readKerasModel({ config: JSON.parse(JSON.stringify(modelConfigOf(graph, target))), weights: ({ name }, [role]) => weights.get(`${name}/${role}`), isKeras3: target === 'keras-3' });
  expect(read.network?.layers.map(({ type, inputs }) => [type, inputs])).toEqual([['dense', undefined], ['dense', undefined], ['dense', ['input']], ['add', ['layer-1', 'layer-2']]]);
});
