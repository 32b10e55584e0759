import type { Dataset } from '@vitrum/core';
import { createImageDataset, drawDigits, type GrayPicture, type ImageDataset } from '@vitrum/datasets';
import { isInDigitForm, recognizePreparation } from '@vitrum/datasets/internal';
import { describe, expect, test } from 'vitest';

/** A dataset of these pictures, all of one class. */
function datasetOf(pictures: readonly GrayPicture[]): ImageDataset {
  const [{ width, height }] = pictures as readonly [GrayPicture];
  return createImageDataset({
    name: 'pictures',
    classes: ['a', 'b'],
    images: { name: 'images', shape: [pictures.length, height, width], numbers: Uint8Array.from(pictures.flatMap(({ pixels }) => [...pixels])) },
    labels: { name: 'labels', shape: [pictures.length], numbers: new Uint8Array(pictures.length) },
  });
}

function square(side: number, color: (x: number, y: number) => number): GrayPicture {
  return { width: side, height: side, pixels: Uint8Array.from({ length: side * side }, (_, i) => color(i % side, Math.floor(i / side))) };
}

/** A light rectangle on black. */
const box = (side: number, left: number, top: number, width: number, height: number): GrayPicture =>
  square(side, (x, y) => (x >= left && x < left + width && y >= top && y < top + height ? 255 : 0));

const digits = drawDigits({ count: 100 });
const drawn = Array.from({ length: 100 }, (_, index): GrayPicture => ({ width: 28, height: 28, pixels: digits.pixels(index) }));
const inverted = drawn.map(({ pixels, ...size }) => ({ ...size, pixels: pixels.map((value) => 255 - value) }));

describe('how new pictures are to be prepared', () => {
  test.each<readonly [string, readonly GrayPicture[], string | undefined]>([
    ['digits in MNIST’s form', drawn, 'digit'],
    ['nine digits in ten pictures', [...drawn.slice(0, 90), ...Array.from({ length: 10 }, () => box(28, 1, 1, 20, 20))], 'digit'],
    ['the same digits, dark on light', inverted, 'dark-on-light'],
    ['clothes that fill a black picture', [box(28, 2, 1, 24, 26)], 'light-on-dark'],
    ['strokes that are not centered', [box(28, 2, 2, 6, 20)], 'light-on-dark'],
    ['strokes of another size', [box(28, 12, 9, 4, 10)], 'light-on-dark'],
    ['strokes in a picture of another size', [box(32, 14, 6, 4, 20)], 'light-on-dark'],
    ['gray all over', [square(28, (x, y) => (40 * x + 90 * y) % 256)], undefined],
    ['as many of each kind', [...drawn.slice(0, 20), ...inverted.slice(0, 20)], undefined],
    ['too small for a border', [square(4, () => 0)], undefined],
  ])('F004: of %s', (_, pictures, preparation) => {
    expect(recognizePreparation(datasetOf(pictures))?.preparation).toBe(preparation);
  });

  test('says what was seen', () => {
    expect(recognizePreparation(datasetOf(drawn))?.reason).toMatch(/^(9\d|100) % of the training pictures look like MNIST's/);
    expect(recognizePreparation(datasetOf(inverted))?.reason).toBe('100 % of the training pictures have a light border');
  });

  test('hangs on no name: a dataset without pictures has none', () => {
    const plain: Dataset = { ...digits };
    Reflect.deleteProperty(plain, 'pixels');
    expect(recognizePreparation(plain)).toBeUndefined();
  });
});

test('a digit of MNIST’s form is told from one that is moved, larger or dark on light', () => {
  const upright = box(28, 12, 4, 4, 20); // 4 × 20, its center of mass in the middle
  expect(isInDigitForm(upright)).toBe(true);
  for (const other of [box(28, 9, 4, 4, 20), box(28, 12, 2, 4, 24), box(28, 12, 7, 4, 14), square(28, () => 0), square(28, () => 255)]) {
    expect(isInDigitForm(other)).toBe(false);
  }
});
