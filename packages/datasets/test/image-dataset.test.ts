import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createImageDataset, type IdxArray, type ImageDataset } from '@vitrum/datasets';
import { firstSamples } from '@vitrum/datasets/internal';
import type { Dataset } from '@vitrum/core';
import { thrownBy } from './support/thrown-by.ts';

const twoPictures: IdxArray = { shape: [2, 1, 3], data: Uint8Array.of(0, 51, 255, 1, 102, 204) };
const twoLabels: IdxArray = { shape: [2], data: Uint8Array.of(2, 0) };

function create(images: IdxArray = twoPictures, labels: IdxArray = twoLabels): ImageDataset {
  return createImageDataset({
    name: 'shirts',
    classes: ['red', 'green', 'blue'],
    images: { name: 'images-file', shape: images.shape, numbers: images.data },
    labels: { name: 'labels-file', shape: labels.shape, numbers: labels.data },
  });
}

describe('a dataset of two pictures of 1 × 3 pixels', () => {
  const dataset = create();

  test('describes itself', () => {
    expect(dataset).toMatchObject({
      name: 'shirts',
      size: 2,
      inputShape: [1, 3],
      targetSize: 3,
      classes: ['red', 'green', 'blue'],
    });
  });

  test('writes pixel / 255 from the offset on, and nothing else', () => {
    const out = Float64Array.of(9, 9, 9, 9, 9);
    dataset.readInput(0, out, 1);
    expect([...out]).toEqual([9, 0, 0.2, 1, 9]); // 51 / 255 = 0.2
    dataset.readInput(1, out, 2);
    expect([...out]).toEqual([9, 0, 1 / 255, 0.4, 0.8]);
  });

  test('writes the one-hot row of the label over what was there', () => {
    const out = Float32Array.of(9, 9, 9, 9, 9);
    dataset.readTarget(0, out, 1);
    expect([...out]).toEqual([9, 0, 0, 1, 9]);
    dataset.readTarget(1, out, 0);
    expect([...out]).toEqual([1, 0, 0, 1, 9]);
  });

  test('has the labels and the bytes of the pictures', () => {
    expect([dataset.label(0), dataset.label(1)]).toEqual([2, 0]);
    expect(dataset.pixels(1)).toEqual(Uint8Array.of(1, 102, 204));
  });

  test('keeps no copy of the pixels', () => {
    expect(dataset.pixels(0).buffer).toBe(twoPictures.data.buffer);
    expect(dataset.inputBytes?.bytes.buffer).toBe(twoPictures.data.buffer);
  });

  test('gives all pixels as bytes, with what they are divided by', () => {
    expect(dataset.inputBytes).toEqual({ bytes: Uint8Array.of(0, 51, 255, 1, 102, 204), divisor: 255 });
  });
});

test('each of the 256 values of a pixel becomes the 32-bit float that is nearest to value / 255', () => {
  const images: IdxArray = { shape: [1, 16, 16], data: Uint8Array.from({ length: 256 }, (_, value) => value) };
  const out = new Float32Array(256);
  create(images, { shape: [1], data: Uint8Array.of(0) }).readInput(0, out, 0);
  expect([...out]).toEqual(Array.from({ length: 256 }, (_, value) => Math.fround(value / 255)));
});

describe('images and labels that do not make a dataset', () => {
  const bytes = (shape: readonly number[], ...data: readonly number[]): IdxArray => ({ shape, data: Uint8Array.from(data) });
  const cases: readonly {
    readonly title: string;
    readonly images?: IdxArray;
    readonly labels?: IdxArray;
    readonly code: string;
    readonly message: string;
  }[] = [
    {
      title: 'of different count',
      labels: bytes([1], 0),
      code: 'VITRUM_COUNT_MISMATCH',
      message: 'images-file has 2 images, labels-file has 1 labels.',
    },
    {
      title: 'a label beyond the classes',
      labels: bytes([2], 0, 3),
      code: 'VITRUM_INVALID_DATASET',
      message: 'labels-file gives sample 1 the label 3, but "shirts" has the classes 0 to 2.',
    },
    {
      title: 'labels in the place of images',
      images: twoLabels,
      code: 'VITRUM_INVALID_DATASET',
      message:
        'images-file should hold unsigned bytes for pictures, [samples, height, width]; it holds 2 unsigned bytes of shape [2].',
    },
    {
      title: 'images in the place of labels',
      labels: twoPictures,
      code: 'VITRUM_INVALID_DATASET',
      message: 'labels-file should hold unsigned bytes for labels, [samples]; it holds 6 unsigned bytes of shape [2, 1, 3].',
    },
    {
      title: 'pixels that are not bytes',
      images: { shape: [2, 1, 1], data: Float32Array.of(0, 1) },
      code: 'VITRUM_INVALID_DATASET',
      message:
        'images-file should hold unsigned bytes for pictures, [samples, height, width]; it holds 2 numbers that are not unsigned bytes of shape [2, 1, 1].',
    },
    {
      title: 'pixels that do not fit their shape',
      images: bytes([2, 1, 3], 1, 2, 3),
      code: 'VITRUM_INVALID_DATASET',
      message:
        'images-file should hold unsigned bytes for pictures, [samples, height, width]; it holds 3 unsigned bytes of shape [2, 1, 3].',
    },
    {
      title: 'no images at all',
      images: bytes([0, 28, 28]),
      labels: bytes([0]),
      code: 'VITRUM_INVALID_DATASET',
      message: 'images-file has no images.',
    },
  ];

  test.each(cases)('$title', async ({ images, labels, code, message }) => {
    expect(await thrownBy(() => create(images, labels))).toMatchObject({ code, message });
  });
});

describe('a sample that is not there', () => {
  const reads: readonly (readonly [name: string, read: (dataset: Dataset, index: number) => unknown])[] = [
    ['readInput', (dataset, index) => dataset.readInput(index, new Float32Array(3), 0)],
    ['readTarget', (dataset, index) => dataset.readTarget(index, new Float32Array(3), 0)],
    ['label', (dataset, index) => dataset.label?.(index)],
    ['pixels', (dataset, index) => dataset.pixels?.(index)],
  ];

  test.each(reads.flatMap(([name, read]) => [-1, 2, 0.5, Number.NaN].map((index) => ({ name, read, index }))))(
    'is refused by $name: $index',
    async ({ read, index }) => {
      expect(await thrownBy(() => read(create(), index))).toMatchObject({
        code: 'VITRUM_INDEX_OUT_OF_RANGE',
        message: `The dataset "shirts" has no sample ${index}: it has 2.`,
        hint: 'Give a whole number from 0 to 1.',
      });
    },
  );

  test.each(reads)('is refused by %s of the first samples, also where the whole dataset has it', async (_, read) => {
    expect(await thrownBy(() => read(firstSamples(create(), 1), 1))).toMatchObject({
      code: 'VITRUM_INDEX_OUT_OF_RANGE',
      message: 'The dataset "shirts" has no sample 1: it has 1.',
    });
  });
});

test.each([
  ['readInput', -1],
  ['readInput', 1],
  ['readTarget', -1],
  ['readTarget', 1],
] as const)('%s refuses an array without room for a sample at offset %d', async (method, offset) => {
  expect(await thrownBy(() => create()[method](0, new Float32Array(3), offset))).toMatchObject({
    code: 'VITRUM_INDEX_OUT_OF_RANGE',
    message: `3 numbers from offset ${offset} on do not fit into an array of 3.`,
  });
});

describe('the first samples', () => {
  test('are those of the dataset, in its order', () => {
    const images = fc.uint8Array({ minLength: 60, maxLength: 60 });
    const labels = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(images, labels, fc.integer({ min: 1, max: 10 }), (pixels, classes, limit) => {
        const whole = create({ shape: [10, 2, 3], data: pixels }, { shape: [10], data: Uint8Array.from(classes) });
        const first = firstSamples(whole, limit);
        expect(first.size).toBe(limit);
        for (let index = 0; index < limit; index++) expect(samplesOf(first, index)).toEqual(samplesOf(whole, index));
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  test('have the bytes of their inputs and no others, which are the same inputs', () => {
    const first = firstSamples(create(), 1);
    expect(first.inputBytes).toEqual({ bytes: Uint8Array.of(0, 51, 255), divisor: 255 });
    const input = new Float64Array(3);
    first.readInput(0, input, 0);
    expect([...input]).toEqual([0 / 255, 51 / 255, 255 / 255]);
  });

  test('keep what the dataset says of itself', () => {
    const { name, inputShape, targetSize, classes } = create();
    expect(firstSamples(create(), 1)).toMatchObject({ name, inputShape, targetSize, classes });
  });

  test('have neither labels nor pixels nor bytes nor classes where the dataset has none', () => {
    const regression: Dataset = {
      name: 'sine',
      task: 'regression',
      size: 5,
      inputShape: [1],
      targetSize: 1,
      readInput: (index, out, offset) => void (out[offset] = index),
      readTarget: (index, out, offset) => void (out[offset] = 10 * index),
    };
    const first = firstSamples(regression, 2);
    expect(Object.keys(first).toSorted()).toEqual(Object.keys(regression).toSorted());
    const out = new Float32Array(2);
    first.readInput(1, out, 0);
    first.readTarget(1, out, 1);
    expect([...out]).toEqual([1, 10]);
  });

  test('work on a dataset whose methods need their object', () => {
    class Counting implements Dataset {
      readonly name = 'counting';
      readonly size = 3;
      readonly inputShape = [1];
      readonly targetSize = 1;
      readonly start = 100;
      readInput(index: number, out: Float32Array, offset: number): void {
        out[offset] = this.label(index);
      }
      readTarget(index: number, out: Float32Array, offset: number): void {
        this.readInput(index, out, offset);
      }
      label(index: number): number {
        return this.start + index;
      }
    }
    const first = firstSamples(new Counting(), 2);
    const out = new Float32Array(1);
    first.readInput(1, out, 0);
    expect([out[0], first.label?.(1)]).toEqual([101, 101]);
  });

  test.each([0, -1, 3, 1.5, Number.NaN])('cannot be %d', async (limit) => {
    expect(await thrownBy(() => firstSamples(create(), limit))).toMatchObject({
      code: 'VITRUM_INVALID_OPTION',
      message: `The limit must be a whole number from 1 to 2, the samples of "shirts", got ${limit}.`,
    });
  });
});

function samplesOf(dataset: Dataset, index: number): unknown {
  const input = new Float64Array(6);
  const target = new Float64Array(3);
  dataset.readInput(index, input, 0);
  dataset.readTarget(index, target, 0);
  return { input, target, label: dataset.label?.(index), pixels: dataset.pixels?.(index) };
}
