import type { GrayPicture } from './gray-picture.ts';
import { inspectPicture } from './picture-look.ts';

/** The longer side of MNIST's digits is 20 pixels; one that was saved with loss looks a little smaller or larger. */
const [minSide, maxSide] = [18, 22];
/** MNIST's digits are centered by whole pixels: their center of mass is within one of the middle. */
const furthestOff = 1.25;
/** Strokes cover between a twenty-fifth and a quarter of MNIST's pictures. */
const [minInk, maxInk] = [0.015, 0.4];

/**
 * True for a picture in the form of MNIST's: 28 × 28, light strokes on black, as large as MNIST's and centered by mass as they
 * are.
 */
export function isInDigitForm(picture: GrayPicture): boolean {
  if (picture.width !== 28 || picture.height !== 28) return false;
  const { lightBorderPixels, longerSide, offCenter, ink } = inspectPicture(picture);
  const hasSize = longerSide >= minSide && longerSide <= maxSide;
  return lightBorderPixels === 0 && hasSize && offCenter <= furthestOff && ink >= minInk && ink <= maxInk;
}
