import { describe, expect, test } from 'vitest';
import { createRandom } from 'vitrum/parts';
import { topProducts } from '../src/page/neuron/top-products.ts';
import { inputOf, placeOfInput } from '../src/page/neuron/neuron-input.ts';
import { decimalsFor, formatFixed, roundSum, significant } from '../src/page/neuron/rounded-sum.ts';
import { signedPixels, signedRange } from '../src/page/neuron/signed-pixels.ts';

describe('a sum that is printed', () => {
  test('says what rounding leaves over', () => {
    // 0.00004 + 0.00004 + 0.00004 = 0.00012: three times 0.0000 is not 0.0001.
    expect(roundSum([0.00004, 0.00004, 0.00004], 0.00012, 4)).toEqual({ decimals: 4, terms: [0, 0, 0], total: 0.0001, rest: 0.0001 });
    expect(roundSum([1.5, -0.25], 1.25, 4)?.rest).toBe(0);
  });

  test('adds up to the last digit, whatever the numbers', () => {
    const random = createRandom(11);
    for (let round = 0; round < 200; round++) {
      const size = Number(`1e${Math.floor(random.uniform() * 8) - 5}`);
      const terms = Array.from({ length: 1 + Math.floor(random.uniform() * 40) }, () => (random.uniform() - 0.5) * size);
      const total = terms.reduce((sum, term) => sum + term, 0);
      const sum = roundSum(terms, total);
      expect(sum).toBeDefined();
      if (sum === undefined) return;
      const scale = BigInt(`1${'0'.repeat(sum.decimals)}`);
      const inUnits = (value: number): bigint => BigInt(Math.round(Number(formatFixed(value, sum.decimals).replace('−', '-')) * Number(scale)));
      const printed = [...sum.terms, sum.rest].map(inUnits).reduce((all, each) => all + each, 0n);
      expect(printed).toBe(inUnits(sum.total));
      const half = 0.51 / Number(scale);
      for (const [i, term] of terms.entries()) expect(Math.abs(term - (sum.terms[i] ?? NaN))).toBeLessThan(half);
    }
  });

  test('has no column for numbers that are too large, or none', () => {
    expect(roundSum([1e9, 1], 1e9)).toBeUndefined();
    expect(roundSum([NaN, 1], NaN)).toBeUndefined();
    expect(roundSum([Infinity], Infinity)).toBeUndefined();
  });

  test.each([
    [[0], 4],
    [[3.5, -120], 4],
    [[0.5], 4],
    [[0.05], 5],
    [[-0.0012], 6],
    [[NaN, 0.05], 5],
    [[1e-30], 12],
  ])('%j is printed with %i decimals', (values, decimals) => {
    expect(decimalsFor(values)).toBe(decimals);
  });

  test.each([
    [-0.00001, 4, '0.0000'],
    [-1.25, 2, '−1.25'],
    [0.5, 4, '0.5000'],
  ])('%f with %i decimals is %s', (value, decimals, text) => {
    expect(formatFixed(value, decimals)).toBe(text);
  });

  test.each([
    [-0.0123456, 6, '−0.0123456'],
    [-0.000123456, 4, '−1.235e−4'],
    [0, 4, '0.0000'],
    [NaN, 4, 'not a number'],
  ])('%f with %i digits is %s', (value, digits, text) => {
    expect(significant(value, digits)).toBe(text);
  });
});

describe('the products that are written out', () => {
  test('are all where they fit', () => {
    expect(topProducts([3, -1, 2], 10)).toEqual({ shown: [0, 1, 2], others: 0, sumOfOthers: 0 });
  });

  test('are the largest in magnitude, and the rest come together', () => {
    expect(topProducts([1, -5, 2, 4, -3], 2, 4)).toEqual({ shown: [1, 3], others: 3, sumOfOthers: 0 });
  });
});

describe('where an input comes from', () => {
  const layer = (inputs: number, units: number, parameterCount: number) => ({ inputs, units, parameterCount });
  const layers = [layer(6, 4, 28), layer(4, 4, 0), layer(4, 2, 10)];
  const picture = { width: 3, height: 2, channels: 1 };

  test('a pixel of the picture, row and column', () => {
    expect(placeOfInput(inputOf(layers, 0, picture), 4)).toBe('pixel (1, 1)');
  });

  test('a number, where there is no such picture', () => {
    expect(placeOfInput(inputOf(layers, 0, undefined), 4)).toBe('input 4');
    expect(placeOfInput(inputOf(layers, 0, { width: 4, height: 4, channels: 1 }), 4)).toBe('input 4');
  });

  test('a neuron of the layer below that has parameters', () => {
    expect(placeOfInput(inputOf(layers, 2, picture), 3)).toBe('neuron 3 of layer 1');
  });

  test('a number, where a layer without parameters in between makes fewer or more', () => {
    expect(placeOfInput(inputOf([layer(6, 4, 28), layer(4, 2, 0), layer(2, 2, 6)], 2, picture), 1)).toBe('input 1');
    expect(placeOfInput(inputOf([layer(6, 6, 0), layer(6, 2, 14)], 1, picture), 4)).toBe('pixel (1, 1)');
  });
});

test('numbers that are not finite have a color that is on neither side of the scale', () => {
  const scale = { negative: [200, 0, 0], zero: [255, 255, 255], positive: [0, 0, 200] } as const;
  const values = [-2, 0, 2, NaN, Infinity];
  expect(signedRange(values)).toEqual({ limit: 2, notFinite: 2 });
  const pixels = signedPixels(values, 2, scale);
  expect([...pixels.slice(0, 12)]).toEqual([200, 0, 0, 255, 255, 255, 255, 255, 0, 0, 200, 255]);
  expect([...pixels.slice(12, 16)]).toEqual([...pixels.slice(16, 20)]);
  expect([...pixels.slice(12, 15)]).not.toEqual([255, 255, 255]);
});
