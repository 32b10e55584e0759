import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawDigits, mnist, prepareDigit, type GrayPicture } from '@vitrum/datasets';
import { findRealDataset } from '../../../data-cache/test/support/real-dataset.ts';
import { thrownBy } from '../support/thrown-by.ts';
import { rephotograph, type Shot } from './rephotograph.ts';

const digits = drawDigits({ count: 8, part: 'test' });
const published = await findRealDataset(mnist);

const plain: Shot = { scale: 4, frame: [28, 28], isInverted: true, dimmest: 1, noise: 0, seed: 1 };

// Scaling up and down again softens edges: a mean of 10 of 255 is what half a pixel of shift at the edges makes.
test.each<[name: string, shot: Partial<Shot>]>([
  ['dark on light', {}],
  ['light on dark', { isInverted: false }],
  ['three times as large, off the middle', { scale: 3, frame: [40, 60] }],
  ['twelve times as large', { scale: 12 }],
  ['in a wide frame', { frame: [90, 40] }],
  ['in a high frame', { frame: [40, 90] }],
  ['lit from one side', { dimmest: 0.4, frame: [50, 40] }],
  ['with noise', { noise: 8, frame: [40, 40] }],
  ['lit from one side, with noise', { dimmest: 0.5, noise: 8, frame: [60, 45] }],
  ['light on dark, lit from one side, with noise', { isInverted: false, dimmest: 0.5, noise: 6, frame: [60, 45] }],
])('a digit photographed %s comes back', (_, shot) => {
  const distances = pixelsOf(digits).map((pixels, seed) => distance(pixels, prepareDigit(rephotograph(pixels, { ...plain, seed, ...shot })).result.pixels));
  expect(mean(distances)).toBeLessThan(10.5);
  expect(Math.max(...distances)).toBeLessThan(25);
});

test('what is in MNIST’s form already changes little', () => {
  const once = pixelsOf(digits).map((pixels) => prepareDigit(square(pixels)).result.pixels);
  expect(mean(once.map((pixels, i) => distance(pixels, digits.pixels(i))))).toBeLessThan(2);
});

test.skipIf(published === undefined)('untouched digits of MNIST change by less than 0.3 of 255 in the mean', () => {
  const distances = Array.from({ length: 100 }, (_, i) => published?.test.pixels(i) ?? new Uint8Array()).map((pixels) =>
    distance(pixels, prepareDigit(square(pixels)).result.pixels),
  );
  expect(mean(distances)).toBeLessThan(0.3);
});

test('each step has its name, a sentence and a picture', () => {
  const photo = rephotograph(digits.pixels(0), { ...plain, dimmest: 0.5, noise: 5 });
  const { steps, result } = prepareDigit(photo);
  expect(steps.map(({ name }) => name)).toEqual(['as it came', 'inverted', 'flattened', 'cropped', 'scaled', 'centered']);
  for (const { description, picture } of steps) {
    expect(description).toMatch(/^[A-Z][^\n]*\.$/);
    expect(picture.pixels).toHaveLength(picture.width * picture.height);
  }
  expect(steps[0]?.picture).toBe(photo);
  expect(steps[1]?.description).toMatch(/^The border is light/);
  expect(Math.max(steps[4]?.picture.width ?? 0, steps[4]?.picture.height ?? 0)).toBe(20);
  expect(result).toMatchObject({ width: 28, height: 28 });
});

test('says where nothing had to be done', () => {
  const { steps } = prepareDigit(square(digits.pixels(0)));
  expect(steps[1]?.description).toBe('The border is dark (median 0 of 255): nothing to invert.');
  expect(steps[2]?.description).toBe('The background is black and clean: nothing to flatten.');
});

// Worked by hand: a pixel becomes 20 × 20 of white, whose center of mass is 9.5 of its own; round(14 − 9.5) = 5, or 4 by halves.
test('a single pixel of ink becomes a square of 20', () => {
  const { result } = prepareDigit({ width: 9, height: 7, pixels: Uint8Array.from({ length: 63 }, (_, i) => (i === 31 ? 255 : 0)) });
  expect(Array.from(result.pixels).filter((value) => value === 255)).toHaveLength(400);
  expect(result.pixels[14 * 28 + 14]).toBe(255);
});

// A bar of 2 × 10 that reaches from the upper to the lower border: 4 × 20 pixels, all white.
test('ink may touch the border', () => {
  const { result } = prepareDigit({ width: 10, height: 10, pixels: Uint8ClampedArray.from({ length: 100 }, (_, i) => (i % 10 === 4 || i % 10 === 5 ? 0 : 255)) });
  expect(result.pixels.filter((value) => value > 0)).toHaveLength(80);
  expect(Math.min(...result.pixels.filter((value) => value > 0))).toBe(255);
});

test('specks beside the digit are removed, and its parts are not', () => {
  const canvas = new Uint8Array(60 * 60).fill(255);
  const ink = (left: number, top: number, width: number, height: number): void => {
    for (let y = top; y < top + height; y++) canvas.fill(0, y * 60 + left, y * 60 + left + width);
  };
  ink(20, 20, 6, 20); // the digit
  ink(30, 20, 6, 5); // a part of it
  ink(2, 55, 1, 2); // dust
  const { steps } = prepareDigit({ width: 60, height: 60, pixels: canvas });
  expect(steps[2]?.description).toBe('1 speck is removed.');
  expect(steps[3]?.picture).toMatchObject({ width: 16, height: 20 });
});

test('the result has MNIST’s form whatever the picture, or the picture has no ink', () => {
  const pictures = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).chain(([width, height]) =>
    fc.uint8Array({ minLength: width * height, maxLength: width * height }).map((pixels) => ({ width, height, pixels })),
  );
  fc.assert(
    fc.property(pictures, (picture) => {
      const before = picture.pixels.slice();
      const result = resultOf(picture);
      expect(picture.pixels).toEqual(before);
      if (result === undefined) return;
      expect(result.pixels).toHaveLength(784);
      expect(Math.max(...result.pixels)).toBeGreaterThan(0);
    }),
  );
});

test.each<[name: string, picture: GrayPicture, message: string]>([
  ['white', { width: 3, height: 2, pixels: new Uint8Array(6).fill(255) }, 'The picture is empty: every pixel has the brightness 255.'],
  ['too short', { width: 3, height: 2, pixels: new Uint8Array(5) }, 'A gray picture of 3 × 2 has 6 pixels, got 5.'],
  ['of no size', { width: 0, height: 2, pixels: new Uint8Array(0) }, "A picture's width and height must be whole numbers from 1, got 0."],
  [
    'paper without ink',
    rephotograph(new Uint8Array(784), { ...plain, dimmest: 0.5, noise: 8 }),
    'No ink is left in the picture when its uneven light and its noise are taken away.',
  ],
])('a picture that is %s is refused', async (_, picture, message) => {
  expect(await thrownBy(() => prepareDigit(picture))).toMatchObject({ code: 'VITRUM_INVALID_IMAGE', message });
});

function resultOf(picture: GrayPicture): GrayPicture | undefined {
  try {
    return prepareDigit(picture).result;
  } catch (error) {
    expect(error).toMatchObject({ code: 'VITRUM_INVALID_IMAGE' });
    return undefined;
  }
}

function pixelsOf(dataset: typeof digits): Uint8Array[] {
  return Array.from({ length: dataset.size }, (_, index) => dataset.pixels(index));
}

const square = (pixels: Uint8Array): GrayPicture => ({ width: 28, height: 28, pixels });

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return mean(Array.from(a, (value, i) => Math.abs(value - (b[i] ?? 0))));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
