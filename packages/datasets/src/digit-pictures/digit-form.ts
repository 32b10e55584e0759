import type { GreyPicture } from './grey-picture.ts';
import { lookAtPicture } from './picture-look.ts';

/** The longer side of MNIST's digits is 20 pixels; one that was saved with loss looks a little smaller or larger. */
const [shortestSide, longestSide] = [18, 22];
/** MNIST's digits are centred by whole pixels: their centre of mass is within one of the middle. */
const furthestOff = 1.25;
/** Strokes cover between a twenty-fifth and a quarter of MNIST's pictures. */
const [leastInk, mostInk] = [0.015, 0.4];

/**
 * True for a picture in the form of MNIST's: 28 × 28, light strokes on black, as large as MNIST's and centred by mass as they
 * are.
 */
export function isInDigitForm(picture: GreyPicture): boolean {
  if (picture.width !== 28 || picture.height !== 28) return false;
  const { lightBorderPixels, longerSide, offCentre, ink } = lookAtPicture(picture);
  const hasSize = longerSide >= shortestSide && longerSide <= longestSide;
  return lightBorderPixels === 0 && hasSize && offCentre <= furthestOff && ink >= leastInk && ink <= mostInk;
}
