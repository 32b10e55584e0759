import { centreDigit } from '@vitrum/datasets';
import { paintStrokes } from './paint-strokes.ts';
import type { Stroke } from './stroke.ts';

/** A drawing in MNIST's form. */
export interface SeenDigit {
  /** 28 × 28 bytes, 0 black to 255 white. */
  readonly pixels: Uint8Array | Uint8ClampedArray;
  /** What a network gets: pixel / 255. */
  readonly input: Float32Array;
}

/** Three pixels for each that the network sees: more make the digit no better. */
const side = 84;

/** Tells what a network sees of a drawing. */
export type DigitSeer = (strokes: readonly Stroke[]) => SeenDigit;

/** Holds the canvas on which drawings are brought into MNIST's form by `centreDigit`. */
export function createDigitSeer(): DigitSeer {
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The browser gives no canvas to draw on.');
  return (strokes) => {
    paintStrokes(context, strokes, side);
    const { data } = context.getImageData(0, 0, side, side);
    const { pixels } = centreDigit({ width: side, height: side, pixels: redOf(data) });
    return { pixels, input: Float32Array.from(pixels, (pixel) => pixel / 255) };
  };
}

/** Grey is red, green and blue alike. */
const redOf = (rgba: Uint8ClampedArray): Uint8Array => Uint8Array.from({ length: rgba.length / 4 }, (_, pixel) => rgba[4 * pixel] ?? 0);
