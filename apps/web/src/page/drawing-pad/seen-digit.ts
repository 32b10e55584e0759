import { centerDigit, type PicturePreparation } from '@vitrum/datasets';
import { resizePicture } from '@vitrum/datasets/internal';
import { fitStrokes } from './fit-strokes.ts';
import { paintStrokes } from './paint-strokes.ts';
import type { Stroke } from './stroke.ts';

/** A drawing preprocessed for the network. */
export interface SeenDigit {
  /** 28 × 28 bytes, 0 black to 255 white. */
  readonly pixels: Uint8Array | Uint8ClampedArray;
  /** The network's inputs: pixel / 255. */
  readonly input: Float32Array;
}

/** The sides of the network's picture and of the canvas: three pixels for each of the network's, since more do not improve the digit. */
const seenSide = 28;
const side = 3 * seenSide;

/** Preprocesses a drawing for the network. */
export type DigitPreparer = (strokes: readonly Stroke[], preparation: PicturePreparation | undefined) => SeenDigit;

/** Owns the canvas on which drawings, light on black, are turned into pictures like those of the training data. */
export function createDigitPreparer(): DigitPreparer {
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The browser gives no canvas to draw on.');
  return (strokes, preparation) => {
    paintStrokes(context, preparation === 'digit' ? fitStrokes(strokes) : strokes, side);
    const drawn = redOf(context.getImageData(0, 0, side, side).data);
    const pixels = prepare(drawn, preparation);
    return { pixels, input: Float32Array.from(pixels, (pixel) => pixel / 255) };
  };
}

function prepare(drawn: Uint8Array, preparation: PicturePreparation | undefined): Uint8Array | Uint8ClampedArray {
  const picture = { width: side, height: side, pixels: drawn };
  if (preparation === 'digit') return centerDigit(picture).pixels;
  const { pixels } = resizePicture(picture, seenSide, seenSide);
  return preparation === 'dark-on-light' ? pixels.map((value) => 255 - value) : pixels; // else light on dark, as drawn
}

/** Gray: red, green and blue are equal. */
const redOf = (rgba: Uint8ClampedArray): Uint8Array => Uint8Array.from({ length: rgba.length / 4 }, (_, pixel) => rgba[4 * pixel] ?? 0);
