import type { GrayPicture } from './gray-picture.ts';
import { inspectPicture } from './picture-look.ts';

/** The longer side of MNIST's digits is 20 pixels; lossy compression changes it slightly. */
const [minSide, maxSide] = [18, 22];
/** MNIST centers digits by whole pixels: the center of mass is within one pixel of the middle. */
const furthestOff = 1.25;
/** Strokes cover between a twenty-fifth and a quarter of MNIST's pictures. */
const [minInk, maxInk] = [0.015, 0.4];

/** True for a picture in MNIST's form: 28 × 28, light strokes on black, of MNIST's size and centered by mass. */
export function isInDigitForm(picture: GrayPicture): boolean {
  if (picture.width !== 28 || picture.height !== 28) return false;
  const { lightBorderPixels, longerSide, offCenter, ink } = inspectPicture(picture);
  const hasSize = longerSide >= minSide && longerSide <= maxSide;
  return lightBorderPixels === 0 && hasSize && offCenter <= furthestOff && ink >= minInk && ink <= maxInk;
}
