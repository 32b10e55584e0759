import type { DataEncoding } from '@vitrum/core';

/**
 * The preprocessing of new pictures. `digit`: as in MNIST, light on black, scaled into 20 × 20 and centered by mass in 28 × 28.
 * `light-on-dark`, `dark-on-light`: inverted if the border has the opposite polarity.
 */
export type PicturePreparation = 'digit' | 'light-on-dark' | 'dark-on-light';

/** A picture: its bytes in row-major order with channels last, divided by 255. */
export interface ImageEncoding extends DataEncoding {
  /** Identifies the form of the encoding in a model file. */
  readonly type: 'image';
  /** Rows of pixels; pictures of another size are scaled to it. */
  readonly height: number;
  /** Pixels in a row; pictures of another size are scaled to it. */
  readonly width: number;
  /** 1 for gray, 3 for red, green and blue. */
  readonly channels: number;
  /** Only for grayscale; by default, new pictures are not preprocessed. */
  readonly preparation?: PicturePreparation;
}

/** All ways to preprocess pictures. */
export const picturePreparations: readonly PicturePreparation[] = ['digit', 'light-on-dark', 'dark-on-light'];

/** True for pictures of MNIST's size: 28 × 28, gray. */
export function holdsDigits({ height, width, channels }: Pick<ImageEncoding, 'height' | 'width' | 'channels'>): boolean {
  return height === 28 && width === 28 && channels === 1;
}
