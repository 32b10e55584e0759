import type { PortableLayer } from '@vitrum/core';
import type { WindowStep } from './step.ts';

/** The window of a layer that reads pictures or, of height 1, sequences. */
interface Lengths {
  readonly picture: readonly [height: number, width: number, channels: number];
  readonly window: readonly [height: number, width: number];
  readonly strides: readonly [y: number, x: number];
  readonly dilation?: number;
  readonly places: readonly [rows: number, columns: number];
  readonly isPadded: boolean;
}

/** Half of the padding goes before the picture, an odd one after it, as in TensorFlow. */
export function paddingBefore(length: number, places: number, reach: number, stride: number): number {
  return Math.floor(Math.max(0, (places - 1) * stride + reach - length) / 2);
}

/** A window with its padding worked out. */
export function windowOf({ picture: [height, width, channels], window: [windowHeight, windowWidth], strides: [strideY, strideX], dilation = 1, places: [rows, columns], isPadded }: Lengths): WindowStep {
  const reach = (size: number): number => (size - 1) * dilation + 1;
  return {
    height, width, channels, windowHeight, windowWidth, strideY, strideX, dilation, rows, columns,
    top: isPadded ? paddingBefore(height, rows, reach(windowHeight), strideY) : 0,
    left: isPadded ? paddingBefore(width, columns, reach(windowWidth), strideX) : 0,
  };
}

/** The axes of the pictures that a layer reads; one of shape [height, width] has one channel. */
export function pictureOf({ inputShapes: [[height = 1, width = 1, channels = 1]] }: PortableLayer): readonly [height: number, width: number, channels: number] {
  return [height, width, channels];
}
