import { activationsPlugin } from '@vitrum/activations';
import { createRegistry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { createNetwork, featureMaps, kernelPictures } from '@vitrum/network';
import { channelOf, kernelOf, pictureFormOf, placeIn } from '@vitrum/network/internal';
import { expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);

test('the maps of a picture worked out by hand, one of them dead', () => {
  const layers = [{ type: 'conv2d', name: 'edges', filters: 2, kernelSize: 2, activation: 'relu' }, { type: 'max-pool2d' }, { type: 'flatten' }, { type: 'dense', units: 1 }];
  const network = createNetwork(registry, { inputShape: [3, 3], layers }, { seed: 1 });
  // Filter 0 is [[1, −1], [2, 1]] with bias 1; filter 1 is 0 with bias −1.
  network.parameter('layers.0.weights').value.data.set([1, 0, -1, 0, 2, 0, 1, 0]);
  network.parameter('layers.0.biases').value.data.set([1, -1]);
  const maps = featureMaps(network, [1, 2, 0, 3, 1, 3, 0, 4, 0]);
  expect(maps).toMatchObject([
    { layer: 0, type: 'conv2d', name: 'edges', height: 2, width: 2, channels: 2, minimum: 0, maximum: 8, dead: [1] },
    { layer: 1, type: 'max-pool2d', height: 1, width: 1, channels: 2, dead: [1] },
  ]);
  expect(maps.map((each) => [0, 1].map((channel) => [...channelOf(each, each.values, channel)]))).toEqual([
    [[7, 8, 7, 7], [0, 0, 0, 0]],
    [[8], [0]],
  ]);
  expect(() => featureMaps(network, [1, 2])).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_SHAPE' }));
});

test('kernels by filter, wherever a layer keeps its filters', () => {
  const shape = { filters: 2, kernelSize: 2 };
  const layers = [{ type: 'conv2d', ...shape }, { type: 'transposed-conv2d', ...shape }, { type: 'reshape', shape: [9, 2] }, { type: 'conv1d', filters: 3, kernelSize: 2 }];
  const network = createNetwork(registry, { inputShape: [3, 3, 2], layers }, { seed: 1 });
  for (const { value } of network.parameters) value.data.forEach((_, i) => (value.data[i] = i));
  const [conv, transposed, sequence] = kernelPictures(network);
  expect([conv, transposed, sequence]).toMatchObject([
    { layer: 0, parameter: 'layers.0.weights', height: 2, width: 2, channels: 2, filters: 2, limit: 15 },
    { layer: 1, height: 2, width: 2, channels: 2, filters: 2, limit: 15 },
    { layer: 3, height: 1, width: 2, channels: 2, filters: 3, limit: 11 },
  ]);
  if (conv === undefined || transposed === undefined || sequence === undefined) throw new Error('A layer has no kernels.');
  expect([...kernelOf(conv, 1)]).toEqual([1, 3, 5, 7, 9, 11, 13, 15]); // [i, j, c, f]: every second number
  expect([...kernelOf(transposed, 1)]).toEqual([2, 3, 6, 7, 10, 11, 14, 15]); // [i, j, f, c]: every second pair
  expect([...kernelOf(sequence, 2)]).toEqual([2, 5, 8, 11]);
});

test('dense layers and vectors have neither kernels nor maps', () => {
  const network = createNetwork(registry, { inputShape: [3], layers: [{ type: 'dense', units: 2 }] }, { seed: 1 });
  expect([featureMaps(network, [1, 2, 3]), kernelPictures(network)]).toEqual([[], []]);
});

test.each([
  { shape: [2, 3, 4], index: 23, place: [1, 2, 3] },
  { shape: [2, 3, 4], index: 4, place: [0, 1, 0] },
  { shape: [7], index: 5, place: [5] },
])('element $index of $shape is at $place', ({ shape, index, place }) => {
  expect(placeIn(shape, index)).toEqual(place);
});

test.each([
  { shape: [5, 4, 3], form: { height: 5, width: 4, channels: 3 } },
  { shape: [5, 4], form: { height: 5, width: 4, channels: 1 } },
  { shape: [5], form: undefined },
])('a sample of shape $shape as a picture: $form', ({ shape, form }) => {
  expect(pictureFormOf(shape)).toEqual(form);
});
