import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type ErrorCode } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { createNetwork, parseNetworkConfig, planNetwork, type NetworkConfig } from '@vitrum/network';
import { expandBlocks } from '@vitrum/network/internal';
import { createRandom, tensorFrom } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);
type Layers = NetworkConfig['layers'];
const dense = (units: number, rest: object = {}) => ({ type: 'dense', units, ...rest });
const conv = (filters: number, rest: object = {}) => ({ type: 'conv2d', filters, padding: 'same', ...rest });
const block = (layers: Layers, rest: object = {}) => ({ type: 'residual', layers, ...rest });
const expand = (layers: Layers): Layers => expandBlocks({ inputShape: [3], layers }).layers;

describe('a residual block stands for its layers, an add and an activation', () => {
  test.each<[what: string, given: Layers, written: Layers]>([
    ['on the input, around it', [block([dense(3), dense(3)])], [
      dense(3, { inputs: ['input'] }), dense(3, { name: 'block1-branch' }), { type: 'add', inputs: ['input', 'block1-branch'] },
    ]],
    ['with a name, an activation and a projection', [dense(3), block([dense(4)], { name: 'wide', shortcut: [dense(4), { type: 'batch-norm' }], activation: 'relu' })], [
      dense(3, { name: 'wide-input' }),
      dense(4, { inputs: ['wide-input'] }), { type: 'batch-norm', name: 'wide-shortcut' },
      dense(4, { inputs: ['wide-input'], name: 'wide-branch' }),
      { type: 'add', inputs: ['wide-shortcut', 'wide-branch'] }, { type: 'activation', activation: 'relu', name: 'wide' },
    ]],
    ['with names of its own, from a layer that it names', [dense(3, { name: 'a' }), dense(3, { name: 'c' }), block([dense(3, { name: 'b' })], { name: 'sum', inputs: ['a'] }), { type: 'add', inputs: ['sum', 'c'] }], [
      dense(3, { name: 'a' }), dense(3, { name: 'c' }), dense(3, { name: 'b', inputs: ['a'] }), { type: 'add', inputs: ['a', 'b'], name: 'sum' }, { type: 'add', inputs: ['sum', 'c'] },
    ]],
    ['twice, and where a name is taken', [block([dense(3)]), block([dense(3)], { activation: 'tanh' }), dense(3, { name: 'block1-branch' })], [
      dense(3, { inputs: ['input'], name: 'block1-branch-2' }), { type: 'add', inputs: ['input', 'block1-branch-2'], name: 'block2-input' },
      dense(3, { inputs: ['block2-input'], name: 'block2-branch' }), { type: 'add', inputs: ['block2-input', 'block2-branch'] }, { type: 'activation', activation: 'tanh' },
      dense(3, { name: 'block1-branch' }),
    ]],
    ['within another', [block([block([dense(3)], { name: 'inner' }), dense(3)], { name: 'outer' })], [
      dense(3, { inputs: ['input'], name: 'inner-branch' }), { type: 'add', inputs: ['input', 'inner-branch'], name: 'inner' },
      dense(3, { name: 'outer-branch' }), { type: 'add', inputs: ['input', 'outer-branch'], name: 'outer' },
    ]],
  ])('%s', (_what, given, written) => {
    expect(expand(given)).toEqual(written);
    expect(planNetwork(registry, { inputShape: [3], layers: given }).config.layers).toEqual(written);
    expect(expand(written)).toEqual(written);
  });

  test('and computes as they do: a = max(0, W·x + b + x), worked out by hand', () => {
    const network = createNetwork(registry, { inputShape: [2], layers: [block([dense(2)], { activation: 'relu' })] }, { seed: 1, precision: 'float64' });
    network.parameter('layers.0.weights').value.data.set([1, -2, 0, 1]);
    expect([...network.forward(tensorFrom([1, 2], [3, 4])).data]).toEqual([6, 2]); // 3·1 + 3, 3·(−2) + 4·1 + 4
    network.backward(tensorFrom([1, 2], [1, 10]));
    expect([...network.parameter('layers.0.weights').gradient.data]).toEqual([3, 30, 4, 40]);
  });

  test('with the parameters and outputs of the same layers written out', () => {
    const short: NetworkConfig = { inputShape: [6, 6, 2], layers: [block([conv(4), { type: 'batch-norm' }, conv(4)], { shortcut: [conv(4, { kernelSize: 1 })], activation: 'relu' })] };
    const [a, b] = [short, expandBlocks(short)].map((config) => createNetwork(registry, config, { seed: 3 }));
    const random = createRandom(5);
    const x = tensorFrom([2, 6, 6, 2], Array.from({ length: 144 }, () => random.uniform(-1, 1)));
    expect(a?.parameters.map(({ name, value }) => [name, ...value.data])).toEqual(b?.parameters.map(({ name, value }) => [name, ...value.data]));
    expect([...(a?.forward(x).data ?? [])]).toEqual([...(b?.forward(x).data ?? [NaN])]);
  });
});

const deep = (depth: number): Layers[number] => (depth === 0 ? conv(2) : block([deep(depth - 1)]));

test.each<[what: string, layers: Layers, code: ErrorCode, message: string, hint: string]>([
  ['other channels', [conv(4), block([conv(8), conv(8)], { name: 'wide' })], 'VITRUM_SHAPE_MISMATCH',
    'layers[1] "wide": The branch of the residual block gives [8, 8, 8], and its shortcut [8, 8, 4]: 8 and 4 along axis 2, the channels.',
    'Give the block a "shortcut" that ends in this shape, such as "shortcut": [{ "type": "conv2d", "filters": 8, "kernelSize": 1 }], or keep the shape in "layers".'],
  ['half the height', [conv(4), block([conv(4, { stride: 2 })])], 'VITRUM_SHAPE_MISMATCH',
    'layers[1]: The branch of the residual block gives [4, 4, 4], and its shortcut [8, 8, 4]: 4 and 8 along axis 0, the height.',
    'Give the block a "shortcut" that ends in this shape, such as "shortcut": [{ "type": "conv2d", "filters": 4, "kernelSize": 1, "stride": 2 }], or keep the shape in "layers".'],
  ['a picture without edges', [block([conv(1, { padding: 'valid' })])], 'VITRUM_SHAPE_MISMATCH',
    'layers[0]: The branch of the residual block gives [6, 6, 1], and its shortcut [8, 8]: 3 and 2 axes.',
    'Keep the shape in "layers", such as with "padding": "same", or give "shortcut" layers that change it alike.'],
  ['another length', [{ type: 'flatten' }, block([dense(5)])], 'VITRUM_SHAPE_MISMATCH',
    'layers[1]: The branch of the residual block gives [5], and its shortcut [64]: 5 and 64 along axis 0.',
    'Give the block a "shortcut" that ends in this shape, such as "shortcut": [{ "type": "dense", "units": 5 }], or keep the shape in "layers".'],
  ['a fault within', [block([conv(4), { type: 'group-norm', groups: 3, name: 'norm' }])], 'VITRUM_SHAPE_MISMATCH',
    'layers[0].layers[1] "norm": The 3 groups of the layer "group-norm" do not divide the 4 channels, the last axis, of samples of shape [8, 8, 4].',
    'Choose "groups" so that it divides 4, such as 2.'],
  ['a fault on the way around', [block([conv(4)], { shortcut: [{ type: 'conv3d' }] })], 'VITRUM_UNKNOWN_NAME',
    'layers[0].shortcut[0]: There is no layer called "conv3d".', 'Did you mean "conv2d"?'],
  ['a cycle', [block([conv(4, { inputs: ['end'] })], { name: 'end' })], 'VITRUM_INVALID_CONFIG',
    'layers[0].layers[0]: The inputs form a cycle: layers[0].layers[0] reads layers[0] "end" reads layers[0].layers[0].', 'Let one of them'],
  ['no branch', [block([])], 'VITRUM_INVALID_CONFIG',
    '"layers[0].layers" is a list of at least one layer, the branch of the block, got [].', 'A block looks like { "type": "residual"'],
  ['two inputs', [conv(4, { name: 'a' }), block([conv(4)], { inputs: ['a', 'input'] })], 'VITRUM_INVALID_CONFIG',
    '"layers[1].inputs" is the name of the one layer that a residual block reads, got ["a","input"].', 'A block looks like'],
  ['a shortcut that is none', [block([conv(4)], { shortcut: 'conv2d' })], 'VITRUM_INVALID_CONFIG', '"layers[0].shortcut" is a list of layers, got "conv2d".', 'A block looks like'],
  ['a layer that is none', [block([7 as never])], 'VITRUM_INVALID_CONFIG', '"layers[0].layers[0]" is an object with a "type", got 7.', 'A network looks like'],
  ['an option misspelled', [block([conv(4)], { shortcuts: [] })], 'VITRUM_UNKNOWN_OPTION', '"layers[0]", a residual block, has no option "shortcuts".', 'Did you mean "shortcut"?'],
  ['too many within each other', [deep(60)], 'VITRUM_INVALID_CONFIG', expect.stringContaining('is a block within 50 others, which is too deep.') as string, 'A block looks like'],
])('%s is refused, with the place where it was written', (_what, layers, code, message, hint) => {
  expect(() => planNetwork(registry, parseNetworkConfig({ inputShape: [8, 8], layers }))).toThrow(expect.objectContaining({ code, message, hint: expect.stringContaining(hint) as unknown }));
});
