import { centerStep } from './center.ts';
import { cropStep } from './crop.ts';
import { checkGrayPicture, type GrayPicture } from './gray-picture.ts';
import { scaleStep } from './scale.ts';

/** What gives a digit MNIST's size and place: the ink cut out, scaled into 20 × 20 pixels, centered by mass in 28 × 28. */
export const centeringSteps = [cropStep, scaleStep, centerStep] as const;

/**
 * Brings a clean digit of any size, light ink on black such as one drawn on a screen, into the form of MNIST's: scaled into
 * 20 × 20 pixels and centered by mass in 28 × 28 (LeCun et al. 1998, doi:10.1109/5.726791). {@link prepareDigit} does so for
 * photographs, whose light and noise it takes away first.
 *
 * @throws VITRUM_INVALID_IMAGE for a picture without ink
 */
export function centerDigit(picture: GrayPicture): GrayPicture {
  checkGrayPicture(picture);
  return centeringSteps.reduce((result, step) => step(result).picture, picture);
}
