import { describe, expect, it, test } from 'vitest';
import { asPictures } from '../../src/arrays/as-pictures.ts';
import type { ArrayContent } from '@vitrum/datasets';

const pixels = Array.from({ length: 32 }, (_, i) => (i * 37) % 256); // 2 pictures of 4 × 4, from 0 to 255

function array(numbers: ArrayContent['numbers'], kind: ArrayContent['kind'], shape: readonly number[] = [2, 4, 4]): ArrayContent {
  return { name: 'x', shape: [...shape], numbers, kind };
}

const stored: readonly (readonly [way: string, ArrayContent])[] = [
  ['floats from 0 to 255', array(Float32Array.from(pixels), 'float')],
  ['64-bit floats from 0 to 255', array(Float64Array.from(pixels), 'float')],
  ['whole numbers', array(Int32Array.from(pixels), 'integer')],
  ['32-bit fractions', array(Float32Array.from(pixels, (value) => value / 255), 'float')],
  ['64-bit fractions', array(Float64Array.from(pixels, (value) => value / 255), 'float')],
];

describe('pictures that an array stores otherwise (F004)', () => {
  it.each(stored)('%s are bytes', (_, content) => {
    expect(asPictures(content)?.content).toEqual(array(Uint8Array.from(pixels), 'byte'));
  });

  it.each([
    ['true and false', array(Uint8Array.from(pixels, (_, i) => i % 2), 'boolean')],
    ['0 and 1 in bytes', array(Uint8Array.from(pixels, (_, i) => i % 2), 'byte')],
    ['0.0 and 1.0', array(Float32Array.from(pixels, (_, i) => i % 2), 'float')],
  ])('%s are 0 and 255', (_, content) => {
    expect(asPictures(content)?.content.numbers).toEqual(Uint8Array.from(pixels, (_, i) => (i % 2) * 255));
  });

  test('sixteen levels of gray, as in the digits of scikit-learn', () => {
    const levels = Float64Array.from(pixels, (_, i) => i % 17);
    expect([...(asPictures(array(levels, 'float'))?.content.numbers ?? [])].slice(0, 17)).toEqual([0, 16, 32, 48, 64, 80, 96, 112, 128, 143, 159, 175, 191, 207, 223, 239, 255]);
  });

  test('the channels come last', () => {
    const first = Uint8Array.from([...pixels.slice(0, 16), ...Array<number>(16).fill(200), ...Array<number>(16).fill(9)]);
    const content = asPictures(array(first, 'byte', [1, 3, 4, 4]))?.content;
    expect(content?.shape).toEqual([1, 4, 4, 3]);
    expect([...(content?.numbers ?? [])].slice(0, 6)).toEqual([0, 200, 9, 37, 200, 9]);
    expect(asPictures(array(Uint8Array.from(pixels), 'byte', [2, 1, 4, 4]))?.content.shape).toEqual([2, 4, 4]);
  });

  test('three channels that are the same are one, unless three are wanted', () => {
    const color = array(Uint8Array.from(pixels.flatMap((value) => [value, value, value])), 'byte', [2, 4, 4, 3]);
    expect(asPictures(color)?.content).toEqual(array(Uint8Array.from(pixels), 'byte'));
    expect(asPictures(color, 3)).toBeUndefined();
  });

  test('long rows of whole numbers are bytes', () => {
    const row = Float64Array.from({ length: 128 }, (_, i) => 2 * i);
    expect(asPictures(array(row, 'float', [2, 64]))?.content.kind).toBe('byte');
  });

  it.each([
    ['bytes of pictures', array(Uint8Array.from(pixels), 'byte')],
    ['standardized numbers', array(Float32Array.from(pixels, (value) => value / 100 - 1), 'float')],
    ['other fractions', array(Float32Array.from(pixels, (value) => value / 300), 'float')],
    ['numbers beyond 255', array(Int32Array.from(pixels, (value) => 2 * value), 'integer')],
    ['NaN', array(Float32Array.from(pixels, () => Number.NaN), 'float')],
    ['a few columns', array(Int32Array.from(pixels), 'integer', [8, 4])],
    ['nothing but 0', array(Float32Array.from(pixels, () => 0), 'float')],
  ])('%s stay as they are', (_, content) => {
    expect(asPictures(content)).toBeUndefined();
  });
});
