import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineLayer, layerPlan, type VitrumErrorFields } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { parseNetworkConfig, planNetwork, type NetworkConfig } from '@vitrum/network';
import { describe, expect, test } from 'vitest';

const unkept = defineLayer({
  name: 'unkept',
  options: {},
  plan: (_options, [shape]) => layerPlan({
    outputShape: shape,
    activation: { name: 'identity', forward: (z) => z },
    bind: () => ({ forward: () => undefined, bindBackward: () => () => undefined }),
  }),
});
const registry = createRegistry([activationsPlugin, layersPlugin, { name: 'own', version: '1.0.0', layers: [unkept] }]);
const dense = (units: number, links: object = {}) => ({ type: 'dense', units, ...links });

test('shapes and parameters of LeNet’s beginning are known before there is any memory', () => {
  // 5·5·1·6 + 6 = 156; 2 × 2 windows at stride 2 halve 24 to 12; 12·12·16 = 2304 inputs; LeCun et al. 1998 count the 156 alike.
  const plan = planNetwork(
    registry,
    { inputShape: [28, 28], layers: [
      { type: 'conv2d', filters: 6, kernelSize: 5 },
      { type: 'conv2d', filters: 16, kernelSize: 2, stride: 2 },
      { type: 'flatten' },
      dense(10),
    ] },
  );
  expect(plan.layers.map(({ plan: { outputShape } }) => outputShape)).toEqual([[24, 24, 6], [12, 12, 16], [2304], [10]]);
  expect(plan.parameterCount).toBe(156 + (2 * 2 * 6 * 16 + 16) + (2304 * 10 + 10));
  expect(plan.outputShape).toEqual([10]);
});

test('a network reads whole numbers where a layer on its input does, as many as the smallest vocabulary has', () => {
  const word = (vocabularySize: number, links: object = {}) => ({ type: 'embedding', vocabularySize, dimensions: 2, pooling: 'mean', ...links });
  const two = [word(7, { name: 'a' }), word(5, { name: 'b', inputs: ['input'] }), { type: 'add', inputs: ['a', 'b'] }];
  expect([[dense(2)], [word(7), dense(2)], two, [dense(2), word(3)]].map((layers) => planNetwork(registry, { inputShape: [4], layers }).indices))
    .toEqual([undefined, 7, 5, undefined]);
});

test('a layer reads the one before it, or those that it names', () => {
  const { layers } = planNetwork(
    registry,
    { inputShape: [4], layers: [
      dense(3, { name: 'left' }),
      dense(3, { inputs: ['input'], name: 'right' }),
      { type: 'add', inputs: ['left', 'right'] },
      { type: 'concat', inputs: ['left', 'input'], name: 'wide' },
      { type: 'concat', inputs: ['wide', 'right'] },
      { type: 'flatten' },
    ].toSpliced(2, 1) },
  );
  expect(layers.map(({ inputs }) => inputs)).toEqual([[-1], [-1], [0, -1], [2, 1], [3]]);
  expect(layers.at(-1)?.plan.outputShape).toEqual([10]);
});

describe('what cannot be computed is refused', () => {
  test.each<[string, NetworkConfig['layers'], Pick<VitrumErrorFields, 'code' | 'message'>]>([
    ['a name that comes later', [{ type: 'dense', units: 2, inputs: ['late'] }, dense(2, { name: 'late', inputs: ['input'] })], {
      code: 'VITRUM_UNKNOWN_NAME', message: 'layers[0]: No layer before this one is named "late".',
    }],
    ['a layer that reads itself', [dense(2, { name: 'a', inputs: ['a'] })], {
      code: 'VITRUM_INVALID_CONFIG', message: 'layers[0] "a": The inputs form a cycle: layers[0] "a" reads layers[0] "a".',
    }],
    ['a cycle', [dense(2, { name: 'a', inputs: ['c'] }), dense(2), dense(2, { name: 'c' })], {
      code: 'VITRUM_INVALID_CONFIG', message: 'layers[0] "a": The inputs form a cycle: layers[0] "a" reads layers[2] "c" reads layers[1] reads layers[0] "a".',
    }],
    ['a name twice', [dense(2, { name: 'a' }), dense(2, { name: 'a' })], {
      code: 'VITRUM_INVALID_CONFIG', message: 'layers[1] "a": In the network, the name "a" is taken: an earlier layer has it.',
    }],
    ['the name of the input', [dense(2, { name: 'input' })], {
      code: 'VITRUM_INVALID_CONFIG', message: 'layers[0] "input": In the network, the name "input" is taken: it stands for the network\'s input.',
    }],
    ['an output that nobody reads', [dense(2, { name: 'lost' }), dense(2, { inputs: ['input'] })], {
      code: 'VITRUM_INVALID_CONFIG', message: 'In the network, layers[0] "lost" is read by no other layer.',
    }],
    ['no inputs', [dense(2, { inputs: [] })], {
      code: 'VITRUM_INVALID_CONFIG', message: '"layers[0].inputs" is a list of names of earlier layers, got [].',
    }],
    ['a name that is none', [dense(2, { name: 7 })], {
      code: 'VITRUM_INVALID_CONFIG', message: '"layers[0].name" is a text, got 7.',
    }],
    ['branches of two widths', [dense(2, { name: 'a' }), { type: 'add', inputs: ['a', 'input'] }], {
      code: 'VITRUM_SHAPE_MISMATCH', message: 'layers[1]: The layer "add" needs inputs of one shape, and inputs[0] has the shape [2], inputs[1] [4]: 2 and 4 along axis 0.',
    }],
    ['an activation whose z is not kept', [{ type: 'unkept' }], {
      code: 'VITRUM_INVALID_CONTRIBUTION', message: 'layers[0]: The layer "unkept" ends with an activation, but does not keep "z" and the error "dz".',
    }],
  ])('%s', (_what, layers, expected) => {
    expect(() => planNetwork(registry, parseNetworkConfig({ inputShape: [4], layers }))).toThrow(expect.objectContaining(expected));
  });
});
