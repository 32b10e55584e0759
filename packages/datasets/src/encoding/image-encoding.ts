import type { DataEncoding } from '@vitrum/core';

/**
 * How a new picture is made like those that a model learned from. `digit`: as MNIST's digits were, light on black, scaled into
 * 20 × 20 and centered by mass in 28 × 28. `light-on-dark`, `dark-on-light`: inverted where its border is of the other kind.
 */
export type PicturePreparation = 'digit' | 'light-on-dark' | 'dark-on-light';

/** A picture: its bytes, row by row and channels last, divided by 255. */
export interface ImageEncoding extends DataEncoding {
  readonly type: 'image';
  readonly height: number;
  readonly width: number;
  /** 1 for gray, 3 for red, green and blue. */
  readonly channels: number;
  /** Left out: a new picture is taken as it is. Gray pictures alone are prepared. */
  readonly preparation?: PicturePreparation;
}

/** Every way to prepare a picture. */
export const picturePreparations: readonly PicturePreparation[] = ['digit', 'light-on-dark', 'dark-on-light'];

/** True where digits in MNIST's form fit: 28 × 28, gray. */
export function holdsDigits({ height, width, channels }: Pick<ImageEncoding, 'height' | 'width' | 'channels'>): boolean {
  return height === 28 && width === 28 && channels === 1;
}
