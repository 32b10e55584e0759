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

test.each(['keras-2', 'keras-3', 'tfjs'] as const)('the dialect of %s is read back', (target) => {
  const graph = kerasGraphOf(branches, target);
  const weights = new Map(graph.layers.flatMap((layer) => layer.weights.map((weight) => [`${layer.name}/${weight.name}`, weight])));
  const read = readKerasModel({ config: JSON.parse(JSON.stringify(modelConfigOf(graph, target))), weights: ({ name }, [role]) => weights.get(`${name}/${role}`), isKeras3: target === 'keras-3' });
  expect(read.network?.layers.map(({ type, inputs }) => [type, inputs])).toEqual([['dense', undefined], ['dense', undefined], ['dense', ['input']], ['add', ['layer-1', 'layer-2']]]);
});
