import { createRandom } from '@vitrum/tensor';
import { expect, test } from 'vitest';
import { layerInWords, parametersInWords } from '../src/page/network-view/count-in-words.ts';
import { strongestLinks, type Link } from '../src/page/network-view/strongest-links.ts';
import { activationLimit, unitColor } from '../src/page/network-view/unit-color.ts';
import { unitAfter, unitGrid } from '../src/page/network-view/unit-grid.ts';
import { divergingScales } from '../src/page/color/diverging.ts';

const dense = (units: number, inputs: number) => ({
  type: 'dense',
  inputs,
  units,
  parameterCount: units * inputs + units,
  activation: 'tanh',
  weightShape: [units, inputs] as const,
});

test('the parameters of the default network, by kind', () => {
  // 784·32 + 32·16 + 16·10 = 25,760 and 32 + 16 + 10 = 58
  expect(parametersInWords([dense(32, 784), dense(16, 32), dense(10, 16)])).toBe('25,818 parameters: 25,760 weights + 58 biases');
  expect(parametersInWords([dense(1, 1)])).toBe('2 parameters: 1 weight + 1 bias');
  const filters = { type: 'convolution', inputs: 784, units: 100, parameterCount: 80 };
  expect(parametersInWords([filters, dense(10, 100)])).toBe('1,090 parameters: 1,000 weights + 10 biases + 80 of other layers');
});

test.each([
  [dense(32, 784), '32 neurons · tanh'],
  [dense(1, 16), '1 neuron · tanh'],
  [{ ...dense(32, 784), isFrozen: true as const }, '32 neurons · tanh · frozen'],
  [{ type: 'dropout', inputs: 8, units: 8, parameterCount: 0 }, 'dropout · 8 outputs'],
])('a layer in words', (layer, words) => {
  expect(layerInWords(layer)).toBe(words);
});

test.each([
  [1, { shown: 1, rows: 1, columns: 1 }],
  [10, { shown: 10, rows: 10, columns: 1 }],
  [16, { shown: 16, rows: 16, columns: 1 }],
  [32, { shown: 32, rows: 16, columns: 2 }],
  [256, { shown: 256, rows: 21, columns: 13 }],
  [5000, { shown: 256, rows: 21, columns: 13 }],
])('%i units stand in columns', (units, grid) => {
  expect(unitGrid(units)).toEqual(grid);
});

test.each([
  [32, 11, { shown: 32, rows: 11, columns: 3 }],
  [16, 11, { shown: 16, rows: 11, columns: 2 }],
  [4, 11, { shown: 4, rows: 4, columns: 1 }],
])('%i units stand in %i rows where there is no room for more', (units, maxRows, grid) => {
  expect(unitGrid(units, maxRows)).toEqual(grid);
});

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 31, 31],
  ['ArrowRight', 3, 19],
  ['ArrowLeft', 19, 3],
  ['ArrowLeft', 3, 3],
  ['Home', 20, 0],
  ['End', 0, 31],
  ['a', 5, undefined],
])('%s leads from unit %i of 32 to %s', (key, from, to) => {
  expect(unitAfter(key, from, unitGrid(32))).toBe(to);
});

test('the strongest links are those that sorting all of them finds', () => {
  const random = createRandom(3);
  for (let round = 0; round < 20; round++) {
    const [inputs, units, count] = [1 + random.integer(40), 1 + random.integer(20), 1 + random.integer(60)];
    const activations = Float32Array.from({ length: inputs }, () => (random.integer(3) === 0 ? 0 : random.normal()));
    const weights = Float32Array.from({ length: inputs * units }, () => random.normal());
    const [shownInputs, shownUnits] = [1 + random.integer(inputs), 1 + random.integer(units)];
    const all: Link[] = [];
    for (let input = 0; input < shownInputs; input++) {
      for (let unit = 0; unit < shownUnits; unit++) {
        const product = (activations[input] ?? NaN) * (weights[input * units + unit] ?? NaN);
        if (product !== 0) all.push({ input, unit, product });
      }
    }
    const expected = all.toSorted((first, second) => Math.abs(second.product) - Math.abs(first.product));
    const whole = { inputs: activations, weights, units, count, shownInputs, shownUnits };
    expect(strongestLinks(whole)).toEqual(expected.slice(0, count));
    expect(strongestLinks({ ...whole, into: 0 })).toEqual(expected.filter(({ unit }) => unit === 0).slice(0, count));
    expect(strongestLinks({ ...whole, from: 0 })).toEqual(expected.filter(({ input }) => input === 0).slice(0, count));
  }
});

test('links of numbers that are none, or that carry nothing, are left out', () => {
  const selection = { inputs: Float32Array.of(NaN, 0, 2), weights: Float32Array.of(1, 1, 3), units: 1, count: 5, shownInputs: 3, shownUnits: 1 };
  expect(strongestLinks(selection)).toEqual([{ input: 2, unit: 0, product: 6 }]);
});

test('a unit has the color of its activation', () => {
  expect(activationLimit(Float32Array.of(0.2, -0.5))).toBe(1);
  expect(activationLimit(Float32Array.of(0.2, -4, Infinity))).toBe(4);
  expect(unitColor(1, 1, divergingScales.light)).toBe('rgb(21 96 168)');
  expect(unitColor(0, 1, divergingScales.light)).toBe('rgb(255 255 255)');
  expect(unitColor(-1, 1, divergingScales.light)).toBe('rgb(178 73 18)');
  expect(unitColor(NaN, 1, divergingScales.light)).toBe('var(--lit)');
});
