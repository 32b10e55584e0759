import type { Dataset } from '@vitrum/core';
import { arrayDataset, createImageDataset, drawDigits, limitSamples } from '@vitrum/datasets';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadDataset } from './support/load-dataset.ts';
import { thrownBy } from './support/thrown-by.ts';

/** Samples of these classes, each of whose inputs is its place. */
function datasetOf(labels: readonly number[]): Dataset {
  const classes = Math.max(2, ...labels.map((label) => label + 1));
  return arrayDataset({
    name: 'places',
    inputs: labels.map((_, place) => [place]),
    targets: labels.map((label) => Array.from({ length: classes }, (_, i) => Number(i === label))),
  });
}

function placesOf(dataset: Dataset): readonly number[] {
  const input = new Float32Array(1);
  return Array.from({ length: dataset.size }, (_, index) => {
    dataset.readInput(index, input, 0);
    return input[0] ?? NaN;
  });
}

/** How many samples each class has. */
function countsOf(dataset: Dataset): readonly number[] {
  const counts = new Array<number>(dataset.targetSize).fill(0);
  const target = new Float32Array(dataset.targetSize);
  for (let index = 0; index < dataset.size; index++) {
    dataset.readTarget(index, target, 0);
    const label = target.indexOf(1);
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
}

describe('so many samples', () => {
  test('of data in a random order are the first ones', () => {
    const digits = drawDigits({ count: 60 });
    const limited = limitSamples(digits, 30);
    expect(limited.hasRandomOrder).toBe(true);
    expect(Array.from({ length: 30 }, (_, index) => limited.label?.(index))).toEqual(Array.from({ length: 30 }, (_, index) => digits.label(index)));
    expect(limited.inputBytes?.bytes).toEqual(digits.inputBytes?.bytes.subarray(0, 30 * 784));
  });

  test('F003: of irises, which are sorted by species, have as many of each species', async () => {
    const { train } = await loadDataset('iris');
    expect(countsOf(limitSamples(train, 30))).toEqual([10, 10, 10]);
    // 40 samples of 3 species of 40: the stretches at their borders have samples of two.
    for (const count of countsOf(limitSamples(train, 40))) expect(Math.abs(count - 40 / 3)).toBeLessThan(2);
  });

  test.each([
    ['sorted', (i: number) => Math.floor(i / 25)],
    ['in turns', (i: number) => i % 4],
    ['in blocks', (i: number) => Math.floor(i / 5) % 4],
  ])('of classes that stand %s have as many of each class', (_, labelOf) => {
    expect(countsOf(limitSamples(datasetOf(Array.from({ length: 100 }, (__, i) => labelOf(i))), 20))).toEqual([5, 5, 5, 5]);
  });

  test('are different ones in their stored order, every class with its share, the same every time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (labels, share) => {
        const dataset = datasetOf(labels);
        const limit = Math.max(1, Math.round(share * labels.length));
        const limited = limitSamples(dataset, limit);
        const places = placesOf(limited);
        expect(new Set(places).size).toBe(limit);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(placesOf(limitSamples(dataset, limit))).toEqual(places);
        const whole = countsOf(dataset);
        countsOf(limited).forEach((count, label) => expect(Math.abs(count - ((whole[label] ?? 0) * limit) / labels.length)).toBeLessThan(2));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test('of numbers, and of samples on a disk, come from all their parts', () => {
    const onDisk: Dataset = { ...datasetOf(new Array<number>(100).fill(0)), readBlock: async () => datasetOf([0]) };
    const numbers = arrayDataset({ name: 'numbers', task: 'regression', inputs: Array.from({ length: 100 }, (_, i) => [i]), targets: Array.from({ length: 100 }, () => [0]) });
    for (const dataset of [onDisk, numbers]) {
      placesOf(limitSamples(dataset, 10)).forEach((place, stretch) => expect(Math.floor(place / 10)).toBe(stretch));
    }
  });

  test('of all samples are the dataset, with its bytes', () => {
    const whole = createImageDataset({
      name: 'two',
      classes: ['a', 'b'],
      images: { name: 'images', shape: [2, 1, 1], numbers: Uint8Array.of(3, 4) },
      labels: { name: 'labels', shape: [2], numbers: Uint8Array.of(0, 1) },
    });
    expect(limitSamples(whole, 2).inputBytes?.bytes).toEqual(Uint8Array.of(3, 4));
  });

  test.each([0, 4, 1.5])('cannot be %d of 3', async (limit) => {
    expect(await thrownBy(() => limitSamples(datasetOf([0, 1, 0]), limit))).toMatchObject({
      code: 'VITRUM_INVALID_OPTION',
      message: `The limit must be a whole number from 1 to 3, the samples of "places", got ${limit}.`,
    });
  });
});
