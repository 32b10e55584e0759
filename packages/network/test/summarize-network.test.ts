import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineLayer, layerPlan, type Shape } from '@vitrum/core';
import { layersPlugin, zeros } from '@vitrum/layers';
import { planNetwork, summarizeNetwork, type LayerConfig } from '@vitrum/network';
import { countMultiplyAdds } from '@vitrum/network/internal';
import { expect, test } from 'vitest';

const bind = () => ({ forward: () => undefined, bindBackward: () => () => undefined });
const fan = { fanIn: 1, fanOut: 1 };
/** Tells which numbers add up, and not how many products that makes: unit k reads k inputs. */
const telling = defineLayer({
  name: 'telling',
  options: {},
  plan: (_options, [shape]) => layerPlan({
    outputShape: shape,
    parameters: { weights: { shape: [100], initializer: zeros, fan, role: 'weight' } },
    bind,
    incoming: (unit) => ({ inputs: Array.from({ length: unit }, (_, k) => k), parameter: 'weights', weights: Array.from({ length: unit }, (_, k) => k) }),
  }),
});
/** Tells nothing but its parameters. */
const silent = defineLayer({
  name: 'silent',
  options: {},
  plan: (_options, [shape]) => layerPlan({
    outputShape: shape,
    parameters: {
      gain: { shape: [3, 2], initializer: zeros, fan, role: 'scale' },
      weights: { shape: [5], initializer: zeros, fan, role: 'weight' },
      offset: { shape: [7], initializer: zeros, fan, role: 'bias' },
    },
    bind,
  }),
});
const registry = createRegistry([activationsPlugin, layersPlugin, { name: 'own', version: '1.0.0', layers: [telling, silent] }]);
const same = { padding: 'same' };

test.each<[inputShape: Shape, layer: LayerConfig, multiplyAdds: number]>([
  [[784], { type: 'dense', units: 32 }, 784 * 32],
  [[28, 28], { type: 'conv2d', filters: 16, kernelSize: 3 }, 26 * 26 * 16 * 9],
  [[28, 28], { type: 'conv2d', filters: 16, kernelSize: 3, ...same }, 28 * 28 * 16 * 9], // windows that stand out count in full
  [[9, 9, 6], { type: 'conv2d', filters: 4, kernelSize: 3, stride: 2, groups: 2 }, 4 * 4 * 4 * 9 * 3],
  [[9, 9, 6], { type: 'conv2d', filters: 6, kernelSize: 3, dilation: 2, groups: 6 }, 5 * 5 * 6 * 9],
  [[10, 3], { type: 'conv1d', filters: 5, kernelSize: 4 }, 7 * 5 * 4 * 3],
  [[4, 4, 3], { type: 'transposed-conv2d', filters: 2, kernelSize: 3, stride: 2 }, 4 * 4 * 3 * 9 * 2], // as the conv2d of which it is the transpose
  [[5, 5, 2], { type: 'average-pool2d' }, 2 * 2 * 2 * 4],
  [[5, 5, 2], { type: 'max-pool2d' }, 0],
  [[5, 4, 2], { type: 'global-average-pool' }, 40],
  [[5, 4, 2], { type: 'batch-norm' }, 80],
  [[5, 4, 2], { type: 'layer-norm' }, 120],
  [[5, 4, 2], { type: 'group-norm', groups: 2 }, 120],
  [[20], { type: 'embedding', vocabularySize: 1000, dimensions: 16, pooling: 'mean' }, 320],
  [[20], { type: 'embedding', vocabularySize: 1000, dimensions: 16 }, 0],
  [[20], { type: 'activation' }, 0],
  [[20], { type: 'dropout' }, 0],
  [[20], { type: 'reshape', shape: [4, 5] }, 0],
  [[4, 5], { type: 'upsample2d' }, 0],
  [[4], { type: 'telling' }, 0 + 1 + 2 + 3],
  [[4], { type: 'silent' }, 6 + 5],
])('on %j, %j adds up %i products', (inputShape, layer, multiplyAdds) => {
  const plan = planNetwork(registry, { inputShape, layers: [layer] });
  expect(countMultiplyAdds(plan.layers[0].plan)).toBe(multiplyAdds);
});

test('a summary has a row for every layer, and the totals', () => {
  const layers = [
    { type: 'conv2d', filters: 4, ...same, name: 'first' },
    { type: 'batch-norm' },
    { type: 'activation', name: 'a' },
    { type: 'add', inputs: ['first', 'a'] },
    { type: 'global-average-pool' },
    { type: 'dense', units: 3, activation: 'softmax' },
  ];
  const summary = summarizeNetwork(planNetwork(registry, { inputShape: [6, 6], layers }));
  expect(summary.layers.map(({ index, name, type, inputs, outputShape, activation, trainable: _, ...figures }) => [index, name, type, inputs, outputShape, activation, ...Object.values(figures)])).toEqual([
    [0, 'first', 'conv2d', [-1], [6, 6, 4], 'identity', 40, 0, 6 * 6 * 4 * 9],
    [1, undefined, 'batch-norm', [0], [6, 6, 4], undefined, 8, 8, 2 * 144],
    [2, 'a', 'activation', [1], [6, 6, 4], 'relu', 0, 0, 0],
    [3, undefined, 'add', [0, 2], [6, 6, 4], undefined, 0, 0, 0],
    [4, undefined, 'global-average-pool', [3], [4], undefined, 0, 0, 144],
    [5, undefined, 'dense', [4], [3], 'softmax', 15, 0, 12],
  ]);
  expect(summary).toMatchObject({ parameters: 63, state: 8, multiplyAdds: 1296 + 288 + 144 + 12 });
});
