import { centerStep } from './center.ts';
import { cropStep } from './crop.ts';
import { checkGrayPicture, type GrayPicture } from './gray-picture.ts';
import { scaleStep } from './scale.ts';

/**
 * The steps that normalize size and position as in MNIST: cropped to the ink, scaled into 20 × 20 pixels, centered by mass in 28
 * × 28.
 */
export const centeringSteps = [cropStep, scaleStep, centerStep] as const;

/**
 * Normalizes a clean digit of any size, light on black such as one drawn on a screen, like MNIST: scaled into 20 × 20 pixels and
 * centered by mass in 28 × 28 (LeCun et al. 1998, doi:10.1109/5.726791). For photographs, {@link prepareDigit} first removes
 * uneven light and noise.
 *
 * @throws VITRUM_INVALID_IMAGE for a picture without ink
 */
export function centerDigit(picture: GrayPicture): GrayPicture {
  checkGrayPicture(picture);
  return centeringSteps.reduce((result, step) => step(result).picture, picture);
}
