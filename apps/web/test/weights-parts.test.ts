import { expect, test } from 'vitest';
import { divergingScales } from '../src/page/color/diverging.ts';
import { shownLayers } from '../src/page/weights/shown-layer.ts';
import { cellAfter, cellPixels, columnGridOf, matrixGridOf, unitGridOf, type CellGrid } from '../src/page/weights/weight-cells.ts';
import { formatLimit, maxMagnitude, roundedLimit } from '../src/page/weights/weight-scale.ts';
import { weightInWords, weightMeaning } from '../src/page/weights/weight-words.ts';

const layers = [
  { type: 'dense', inputs: 784, units: 32, parameterCount: 25_120 },
  { type: 'dropout', inputs: 32, units: 32, parameterCount: 0 },
  { type: 'dense', inputs: 32, units: 10, parameterCount: 330 },
];
const picture = { width: 28, height: 28, channels: 1 };

test.each([
  [{ layer: 0, unit: 5, input: 12 * 28 + 7 }, 'weight from pixel (12, 7) to neuron 5 of layer 1'],
  [{ layer: 2, unit: 9, input: 3 }, 'weight from neuron 3 of layer 1 to neuron 9 of layer 3'],
  [{ layer: 2, unit: 0 }, 'bias of neuron 0 of layer 3'],
])('a weight tells where it leads', (place, words) => {
  expect(weightMeaning(place, layers, picture)).toBe(words);
});

test('a weight of data that are no pictures, and its number', () => {
  expect(weightInWords(weightMeaning({ layer: 0, unit: 1, input: 2 }, layers, undefined), -0.0421)).toBe('weight from input 2 to neuron 1 of layer 1: −0.0421');
});

test.each([
  [0.4198, 0.42],
  [0.42, 0.42],
  [0.4201, 0.43],
  [0.9999, 1],
  [12.3, 13],
  [0.000_123, 0.000_13],
  [0, 1],
  [Infinity, 1],
])('a scale for numbers up to %d ends at %d', (largest, limit) => {
  expect(roundedLimit(largest)).toBe(limit);
});

test('the ends of a scale in words', () => {
  expect([formatLimit(0.42, '+'), formatLimit(0.3, '−')]).toEqual(['+0.42', '−0.3']);
  expect(maxMagnitude(Float32Array.of(0.5, -2), undefined, Float32Array.of(NaN, 1))).toBe(2);
});

// Two inputs, three units: from input 0 come 1, 2, 3, from input 1 come 4, 5, 6.
const values = Float32Array.of(1, 2, 3, 4, 5, 6);

test('pictures take their numbers from [inputs, units]', () => {
  const read = (grid: CellGrid): number[][] =>
    Array.from({ length: grid.height }, (_, row) => Array.from({ length: grid.width }, (__, column) => values[grid.indexOf(column, row) ?? -1] ?? NaN));
  expect(read(matrixGridOf(2, 3))).toEqual([[1, 4], [2, 5], [3, 6]]);
  expect(read(unitGridOf(1, 3, { width: 2, height: 1, channels: 1 }))).toEqual([[2, 5]]);
  expect(read(columnGridOf(3))).toEqual([[1], [2], [3]]);
});

test('cells are colored by sign and size', () => {
  const pixels = cellPixels(Float32Array.of(-1, 0, 2, NaN), { width: 2, height: 2, indexOf: (column, row) => row * 2 + column }, 1, divergingScales.light);
  expect([...pixels]).toEqual([178, 73, 18, 255, 255, 255, 255, 255, 21, 96, 168, 255, 240, 180, 41, 255]);
});

test.each([
  ['ArrowRight', { column: 0, row: 1 }, { column: 1, row: 1 }],
  ['ArrowRight', { column: 1, row: 1 }, { column: 1, row: 1 }],
  ['ArrowUp', { column: 1, row: 1 }, { column: 1, row: 0 }],
  ['ArrowUp', { column: 1, row: 0 }, { column: 1, row: 0 }],
  ['End', { column: 0, row: 2 }, { column: 1, row: 2 }],
  ['PageDown', { column: 0, row: 2 }, undefined],
])('%s leads from one cell to the next', (key, from, to) => {
  expect(cellAfter(key, from, matrixGridOf(2, 3))).toEqual(to);
});

test('now and before share a scale, a change has its own', () => {
  const layer = { layer: 0, inputs: 1, units: 2, biases: Float32Array.of(0, 0) };
  const [now, before] = [[{ ...layer, values: Float32Array.of(1, -2) }], [{ ...layer, values: Float32Array.of(4, -2) }]];
  expect(shownLayers(now, before, 'now')).toMatchObject([{ values: Float32Array.of(1, -2), limit: 4 }]);
  expect(shownLayers(now, before, 'before')).toMatchObject([{ values: Float32Array.of(4, -2), limit: 4 }]);
  expect(shownLayers(now, before, 'change')).toMatchObject([{ values: Float32Array.of(-3, 0), limit: 3 }]);
  expect(shownLayers(now, undefined, 'before')).toMatchObject([{ values: Float32Array.of(1, -2), limit: 2 }]);
});
