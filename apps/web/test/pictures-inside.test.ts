import { createNetwork } from '@vitrum/network';
import { createVitrum } from 'vitrum';
import { expect, test } from 'vitest';
import { mapGrid } from '../src/page/feature-maps/map-grid.ts';
import { kernelInput, kernelMosaic, limitOf } from '../src/page/feature-maps/map-pixels.ts';
import { strongestPixel } from '../src/page/feature-maps/strongest-pixel.ts';
import { inputOf, placeOfInput } from '../src/page/neuron/neuron-input.ts';
import { strongestMap, windowOf } from '../src/page/neuron/window.ts';
import { indexIn, pixelAt } from '../src/page/pictures/picture-place.ts';
import { cellAfter, kernelGridOf } from '../src/page/weights/weight-cells.ts';
import { inputOfWeight, numberAt } from '../src/page/weights/weight-index.ts';
import { weightMeaning } from '../src/page/weights/weight-words.ts';
import { weightsOf } from '../src/worker/layer-weights.ts';

const form = { height: 2, width: 3, channels: 2 };
const registry = createVitrum();

test('a number of a picture has a map, a row and a column, and these lead back to it', () => {
  // Channels last: (1, 2) is the sixth pixel, and its second number is the twelfth of all.
  expect(pixelAt(form, 11)).toEqual({ map: 1, row: 1, column: 2 });
  for (let index = 0; index < 12; index++) expect(indexIn(form, pixelAt(form, index))).toBe(index);
});

test('the pixel of a map that answers most, whatever its sign', () => {
  const values = Float32Array.of(1, 0, 2, 0, -3, 9, 0, 0, 0, 0, 0, 0);
  expect([0, 1].map((map) => strongestPixel(values, form, map))).toEqual([4, 5]);
  expect(strongestPixel(undefined, form, 1)).toBe(1);
});

test('the scale of maps ends at the largest finite number', () => {
  expect(limitOf(Float32Array.of(1, -4, NaN, Infinity))).toBe(4);
});

test.each([
  [6, false, { shown: 6, rows: 6, columns: 1 }],
  [16, false, { shown: 16, rows: 8, columns: 2 }],
  [32, false, { shown: 16, rows: 8, columns: 2 }],
  [32, true, { shown: 32, rows: 8, columns: 4 }],
])('%i maps stand in columns', (maps, isWhole, grid) => {
  expect(mapGrid(maps, isWhole)).toEqual(grid);
});

test('the parts of a kernel lie side by side, with a gap between two', () => {
  const kernel = { height: 1, width: 2, channels: 3 };
  const mosaic = kernelMosaic(kernel);
  expect(mosaic).toEqual({ columns: 2, width: 5, height: 3 });
  const row = (y: number) => Array.from({ length: 5 }, (_, x) => kernelInput(kernel, mosaic, x, y));
  // The numbers of channel c are at column · 3 + c.
  expect([0, 1, 2].map(row)).toEqual([[0, 3, undefined, 1, 4], Array(5).fill(undefined), [2, 5, undefined, undefined, undefined]]);
  const grid = kernelGridOf(1, kernel);
  expect(grid.indexOf(3, 0)).toBe(6 + 1); // the second kernel, of six numbers each
  expect(cellAfter('ArrowRight', { column: 1, row: 0 }, grid)).toEqual({ column: 3, row: 0 });
  expect(cellAfter('ArrowDown', { column: 3, row: 0 }, grid)).toEqual({ column: 3, row: 0 });
});

test('a window has its rows, columns and maps, also where it is dilated', () => {
  const window = windowOf([0, 1, 4, 5, 6, 7, 10, 11], form);
  expect(window).toMatchObject({ rows: [0, 1], columns: [0, 2], maps: [0, 1] });
  expect(window?.inputs.get(1)).toEqual([1, 3, 5, 7]);
  if (window !== undefined) expect(strongestMap(window, [1, -2, 1, -2, 1, -2, 1, -2])).toBe(1);
  expect(windowOf([0, 3], form)).toBeUndefined();
});

const layers = [
  { parameterCount: 20, inputs: 12, units: 12, inputShape: [2, 3, 2], outputShape: [2, 3, 2], kernelShape: [3, 3, 2, 2] as const },
  { parameterCount: 0, inputs: 12, units: 2, inputShape: [2, 3, 2], outputShape: [1, 1, 2] },
  { parameterCount: 0, inputs: 2, units: 2, inputShape: [1, 1, 2], outputShape: [2] },
  { parameterCount: 6, inputs: 2, units: 2, inputShape: [2], outputShape: [2] },
];

test('what comes in is a pixel of a map of the layer with pictures below', () => {
  expect(placeOfInput(inputOf(layers, 0, undefined), 11)).toBe('pixel (1, 2) of channel 1');
  expect(placeOfInput(inputOf(layers, 1, undefined), 11)).toBe('pixel (1, 2) of map 1, layer 1');
  expect(placeOfInput(inputOf(layers, 3, undefined), 1)).toBe('pixel (0, 0) of map 1, layer 2');
  expect(weightMeaning({ layer: 0, unit: 1, input: 5 }, layers, undefined)).toBe('weight (0, 2) of the kernel from map 1 to map 1 of layer 1');
  expect(weightMeaning({ layer: 0, unit: 1 }, layers, undefined)).toBe('bias of map 1 of layer 1');
});

test('a convolution tells its kernels one by one, and so does a transposed one, whose numbers lie in another order', () => {
  const conv = { filters: 2, kernelSize: 2 };
  const layers = [{ type: 'conv2d', ...conv }, { type: 'max-pool2d', poolSize: 1 }, { type: 'transposed-conv2d', ...conv }, { type: 'flatten' }, { type: 'dense', units: 2 }];
  const network = createNetwork(registry, { inputShape: [4, 4, 2], layers }, { seed: 1 });
  const [first, transposed, dense] = weightsOf(network);
  expect([first, transposed, dense].map((each) => [each?.layer, each?.inputs, each?.units, each?.kernel?.channels])).toEqual([[0, 8, 2, 2], [2, 8, 2, 2], [4, 32, 2, undefined]]);
  const numbers = network.layers[0]?.parameters[0]?.value.data ?? [];
  if (first !== undefined) expect(numberAt([first], { layer: 0, unit: 1, input: 5 })).toBe(numbers[5 * 2 + 1]);
  expect([0, 5, 11].map((index) => inputOfWeight({ inputs: 8, units: 2, kernel: { height: 2, width: 2, channels: 2 } }, index))).toEqual([0, 5, 3]);
});
