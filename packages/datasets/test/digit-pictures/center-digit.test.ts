import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centerDigit, drawDigits, prepareDigit, type GrayPicture } from '@vitrum/datasets';
import { thrownBy } from '../support/thrown-by.ts';

const digits = drawDigits({ count: 8, part: 'test' });

// A picture that is clean needs neither of the steps that prepareDigit takes before.
test.each([3, 4, 8])('a clean digit, %i times as large, becomes what prepareDigit makes of it', (scale) => {
  for (let index = 0; index < digits.size; index++) {
    const drawn = enlarge(digits.pixels(index), scale);
    expect(prepareDigit(drawn).steps[2]?.description).toBe('The background is black and clean: nothing to flatten.');
    expect(centerDigit(drawn)).toEqual(prepareDigit(drawn).result);
  }
});

// Worked by hand: a pixel becomes 20 × 20 of white, whose center of mass is 9.5 of its own; round(14 − 9.5) = 5.
test('a single pixel of ink becomes a square of 20', () => {
  const { width, height, pixels } = centerDigit({ width: 9, height: 7, pixels: Uint8Array.from({ length: 63 }, (_, i) => (i === 31 ? 255 : 0)) });
  expect([width, height]).toEqual([28, 28]);
  const inked = Array.from(pixels).flatMap((value, pixel) => (value === 255 ? [pixel] : []));
  expect(inked).toHaveLength(400);
  expect(inked[0]).toBe(5 * 28 + 5);
});

test('every picture with ink gets MNIST’s form, wherever the ink is', () => {
  const sides = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }));
  const pictures = sides.chain(([width, height]) =>
    fc.array(fc.nat(width * height - 1), { minLength: 1, maxLength: 20 }).map((inked): GrayPicture => {
      const pixels = new Uint8Array(width * height);
      for (const pixel of inked) pixels[pixel] = 255;
      return { width, height, pixels };
    }),
  );
  fc.assert(
    fc.property(pictures, (picture) => {
      const { pixels } = centerDigit(picture);
      expect(pixels).toHaveLength(784);
      expect(pixels.some((value) => value > 0)).toBe(true);
    }),
  );
});

test.each<[name: string, picture: GrayPicture, message: string]>([
  ['black', { width: 3, height: 2, pixels: new Uint8Array(6) }, 'There is no ink in the picture: no pixel reaches 60 of 255.'],
  ['too short', { width: 3, height: 2, pixels: new Uint8Array(5) }, 'A gray picture of 3 × 2 has 6 pixels, got 5.'],
])('a picture that is %s is refused', async (_, picture, message) => {
  expect(await thrownBy(() => centerDigit(picture))).toMatchObject({ code: 'VITRUM_INVALID_IMAGE', message });
});

/** Every pixel of 28 × 28 as a square. */
function enlarge(pixels: ArrayLike<number>, scale: number): GrayPicture {
  const side = 28 * scale;
  const from = (pixel: number): number => Math.floor(Math.floor(pixel / side) / scale) * 28 + Math.floor((pixel % side) / scale);
  return { width: side, height: side, pixels: Uint8Array.from({ length: side * side }, (_, pixel) => pixels[from(pixel)] ?? 0) };
}
