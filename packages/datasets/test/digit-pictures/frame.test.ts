import { expect, test } from 'vitest';
import { drawDigits, prepareDigit, type GrayPicture } from '@vitrum/datasets';

const digits = drawDigits({ seed: 11, count: 40 });

interface Frame {
  /** Free pixels between the picture's border and the frame, and the frame's thickness. */
  readonly inset: number;
  readonly thickness: number;
  /** By how many pixels the frame sinks from left to right. */
  readonly lean?: number;
  readonly isLight?: boolean;
}

const side = 28 * 6;
const [margin, canvasSide] = [56, 28 * 6 + 2 * 56];

/** A digit six times as large, dark on light paper or light on dark, and a frame around it where one is wanted. */
function draw(pixels: Uint8Array, frame?: Frame): GrayPicture {
  const canvas = new Uint8Array(canvasSide * canvasSide);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) canvas[(y + margin) * canvasSide + x + margin] = pixels[Math.floor(y / 6) * 28 + Math.floor(x / 6)] ?? 0;
  }
  if (frame !== undefined) {
    const { inset, thickness, lean = 0 } = frame;
    canvas.forEach((_, i) => {
      const x = i % canvasSide;
      const y = Math.floor(i / canvasSide) - Math.round((lean * x) / canvasSide);
      const depth = Math.min(x, y, canvasSide - 1 - x, canvasSide - 1 - lean - y) - inset;
      if (depth >= 0 && depth < thickness) canvas[i] = 255;
    });
  }
  return { width: canvasSide, height: canvasSide, pixels: frame?.isLight === true ? canvas : canvas.map((value) => 255 - value) };
}

const pixelsOf = (index: number): Uint8Array => digits.pixels(index);

/** Each digit as it is read without a frame. */
const plainDigits = Array.from({ length: digits.size }, (_, index) => prepareDigit(draw(pixelsOf(index))).result.pixels);

// F076 has the frame at the border; the others are how people draw boxes or cut them out.
test.each<[string, Frame]>([
  ['at the border', { inset: 0, thickness: 6 }],
  ['with a margin around it', { inset: 20, thickness: 3 }],
  ['that is thick', { inset: 8, thickness: 20 }],
  ['that leans', { inset: 12, thickness: 4, lean: 8 }],
  ['of light lines on black', { inset: 10, thickness: 4, isLight: true }],
])('F076: a digit in a frame %s is read as without it', (_, frame) => {
  let max = 0;
  for (const [index, plain] of plainDigits.entries()) {
    const { steps, result } = prepareDigit(draw(pixelsOf(index), frame));
    expect(steps.map(({ name }) => name)).toEqual(['as it came', 'unframed', 'inverted', 'flattened', 'cropped', 'scaled', 'centered']);
    const distance = Array.from(plain, (value, i) => Math.abs(value - (result.pixels[i] ?? 0))).reduce((sum, each) => sum + each, 0) / plain.length;
    max = Math.max(max, distance);
  }
  expect(max).toBeLessThan(6); // of 255; two different digits differ by 30
});

test.each([1, 4, 10])('a digit without a frame, %i times as large, is never taken for one', (scale) => {
  for (let index = 0; index < digits.size; index++) {
    const large = new Uint8Array((28 * scale) ** 2);
    large.forEach((__, i) => {
      large[i] = 255 - (pixelsOf(index)[Math.floor(i / (28 * scale) / scale) * 28 + Math.floor((i % (28 * scale)) / scale)] ?? 0);
    });
    const { steps } = prepareDigit({ width: 28 * scale, height: 28 * scale, pixels: large });
    expect(steps[1]?.name).toBe('inverted');
  }
});
