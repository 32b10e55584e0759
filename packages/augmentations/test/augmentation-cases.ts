import type { PictureShape } from '@vitrum/core';

/** A picture, the draws, and what comes out, worked out by hand. */
export interface AugmentationCase {
  readonly name: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly what: string;
  readonly draws: readonly number[];
  /** The numbers 1 … 9 in three rows by default. */
  readonly picture?: readonly number[];
  readonly shape?: PictureShape;
  readonly expected: readonly number[];
}

const color: PictureShape = { height: 1, width: 2, channels: 3 };

/** A row for each augmentation at least. Draws are fractions of the range: 0.5 is its middle. */
export const augmentationCases: readonly AugmentationCase[] = [
  { name: 'shift', options: { pixels: 1 }, what: 'one pixel to the right', draws: [1, 0.5], expected: [0, 1, 2, 0, 4, 5, 0, 7, 8] },
  { name: 'shift', options: { pixels: 1 }, what: 'one pixel down', draws: [0.5, 1], expected: [0, 0, 0, 1, 2, 3, 4, 5, 6] },
  { name: 'shift', options: { pixels: 1, fill: 'edge' }, what: 'with the border drawn out', draws: [1, 0.5], expected: [1, 1, 2, 4, 4, 5, 7, 7, 8] },
  { name: 'shift', options: { pixels: 1 }, what: 'half a pixel to the right', draws: [0.75, 0.5], expected: [0.5, 1.5, 2.5, 2, 4.5, 5.5, 3.5, 7.5, 8.5] },
  { name: 'rotate', options: { degrees: 90 }, what: 'a quarter clockwise', draws: [1], expected: [7, 4, 1, 8, 5, 2, 9, 6, 3] },
  { name: 'rotate', options: { degrees: 180 }, what: 'upside down', draws: [1], expected: [9, 8, 7, 6, 5, 4, 3, 2, 1] },
  { name: 'rotate', what: 'not at all', draws: [0.5], expected: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
  { name: 'scale', options: { range: 0.5 }, what: 'to half the size', draws: [0], expected: [0, 0, 0, 0, 5, 0, 0, 0, 0] },
  { name: 'scale', options: { range: 0.5, fill: 'edge' }, what: 'to half the size within its border', draws: [0], expected: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
  { name: 'shear', options: { degrees: 45 }, what: 'a pixel a row', draws: [1], expected: [2, 3, 0, 4, 5, 6, 0, 7, 8] },
  { name: 'flip', options: { probability: 1 }, what: 'left for right', draws: [0.9], expected: [3, 2, 1, 6, 5, 4, 9, 8, 7] },
  { name: 'flip', options: { direction: 'vertical' }, what: 'up for down', draws: [0.4], expected: [7, 8, 9, 4, 5, 6, 1, 2, 3] },
  { name: 'flip', what: 'not this time', draws: [0.6], expected: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
  { name: 'flip', what: 'with the channels in their order', draws: [0.4], picture: [1, 2, 3, 4, 5, 6], shape: color, expected: [4, 5, 6, 1, 2, 3] },
  { name: 'crop', options: { padding: 1 }, what: 'one pixel further right', draws: [0.9, 0.5], expected: [2, 3, 0, 5, 6, 0, 8, 9, 0] },
  { name: 'elastic', options: { alpha: 0 }, what: 'without strength', draws: [0.3, 0.8], expected: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
  { name: 'brightness', options: { range: 0.5 }, what: 'brighter by a half', draws: [1], expected: [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5] },
  { name: 'contrast', options: { range: 0.5 }, what: 'half as much about the mean of 5', draws: [0], expected: [3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7] },
  { name: 'cutout', options: { size: 2 }, what: 'about the middle', draws: [0.5, 0.5], expected: [0, 0, 3, 0, 0, 6, 7, 8, 9] },
  { name: 'cutout', options: { size: 2 }, what: 'half outside', draws: [0.5, 0], expected: [0, 2, 3, 0, 5, 6, 7, 8, 9] },
  { name: 'cutout', options: { size: 1 }, what: 'in all channels', draws: [0, 0.9], picture: [1, 2, 3, 4, 5, 6], shape: color, expected: [1, 2, 3, 0, 0, 0] },
  // Of 1/2 and 1/4, which sum to at most 1, the first has a share of 2/3.
  { name: 'mixup', options: { alpha: 1 }, what: 'two thirds of it', draws: [0.5, 0.75], expected: [2 / 3] },
];
