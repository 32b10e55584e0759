import type { Shape } from '@vitrum/core';

/** Height, width and channels of a picture, with the channels last: number [y, x, c] is at (y·width + x)·channels + c. */
export interface PictureForm {
  /** Rows of numbers. */
  readonly height: number;
  /** Numbers in a row, for each channel. */
  readonly width: number;
  /** Numbers at each place: 1 for gray, 3 for color, the filters of a convolution. */
  readonly channels: number;
}

/** A sample of shape [height, width, channels] or [height, width] as a picture; undefined for a vector. */
export function pictureFormOf(shape: Shape): PictureForm | undefined {
  const [height, width, channels = 1] = shape;
  return height === undefined || width === undefined || shape.length > 3 ? undefined : { height, width, channels };
}

/** One channel of a picture, row by row. */
export function channelOf({ height, width, channels }: PictureForm, values: ArrayLike<number>, channel: number): Float64Array {
  const map = new Float64Array(height * width);
  for (let place = 0; place < map.length; place++) map[place] = values[place * channels + channel] ?? NaN;
  return map;
}

/** The indices of element `index` along the axes of a shape, in row-major order: [row, column, channel]. */
export function placeIn(shape: Shape, index: number): readonly number[] {
  let rest = index;
  return shape.toReversed().map((length) => {
    const along = rest % length;
    rest = Math.floor(rest / length);
    return along;
  }).toReversed();
}
