import { centreDigit, type PicturePreparation } from '@vitrum/datasets';
import { paintStrokes } from './paint-strokes.ts';
import { shrink } from './shrink.ts';
import type { Stroke } from './stroke.ts';

/** A drawing as a network sees it. */
export interface SeenDigit {
  /** 28 × 28 bytes, 0 black to 255 white. */
  readonly pixels: Uint8Array | Uint8ClampedArray;
  /** What a network gets: pixel / 255. */
  readonly input: Float32Array;
}

/** Three pixels for each that the network sees: more make the digit no better. */
const side = 84;

/** Tells what a network sees of a drawing. */
export type DigitSeer = (strokes: readonly Stroke[], preparation: PicturePreparation | undefined) => SeenDigit;

/** Holds the canvas on which drawings, light on black, are made like the pictures that a network learns from. */
export function createDigitSeer(): DigitSeer {
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The browser gives no canvas to draw on.');
  return (strokes, preparation) => {
    paintStrokes(context, strokes, side);
    const drawn = redOf(context.getImageData(0, 0, side, side).data);
    const pixels = prepare(drawn, preparation);
    return { pixels, input: Float32Array.from(pixels, (pixel) => pixel / 255) };
  };
}

function prepare(drawn: Uint8Array, preparation: PicturePreparation | undefined): Uint8Array | Uint8ClampedArray {
  switch (preparation) {
    case 'digit':
      return centreDigit({ width: side, height: side, pixels: drawn }).pixels;
    case 'dark-on-light':
      return shrink(drawn, side, 3).map((value) => 255 - value);
    default: // light on dark, as it was drawn
      return shrink(drawn, side, 3);
  }
}

/** Grey is red, green and blue alike. */
const redOf = (rgba: Uint8ClampedArray): Uint8Array => Uint8Array.from({ length: rgba.length / 4 }, (_, pixel) => rgba[4 * pixel] ?? 0);
