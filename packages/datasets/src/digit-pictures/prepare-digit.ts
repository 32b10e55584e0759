import { centeringSteps } from './center-digit.ts';
import { flattenStep } from './flatten.ts';
import { unframeStep } from './frame.ts';
import { checkGrayPicture, type GrayPicture } from './gray-picture.ts';
import { invertStep } from './polarity.ts';
import type { PreparationStep } from './preparation-step.ts';

/** A digit in MNIST's form, with the steps that led to it. */
export interface PreparedDigit {
  /** What was done, in order, with the picture after each step; the last one ends with `result`. */
  readonly steps: readonly PreparationStep[];
  /** 28 × 28 pixels, light ink on black. */
  readonly result: GrayPicture;
}

/**
 * Normalizes a drawn or photographed digit of any size like MNIST: without a box around it, light on black, without uneven light
 * and noise, scaled into 20 × 20 pixels and centered by mass in 28 × 28 (LeCun et al. 1998, doi:10.1109/5.726791).
 *
 * @throws VITRUM_INVALID_IMAGE for a picture without ink
 */
export function prepareDigit(picture: GrayPicture): PreparedDigit {
  checkGrayPicture(picture);
  const { width, height } = picture;
  const came: PreparationStep = { name: 'as it came', description: `The picture as it came, ${width} × ${height} pixels.`, picture };
  const unframed = unframeStep(picture);
  const steps = unframed === undefined ? [came] : [came, unframed];
  let result = unframed?.picture ?? picture;
  for (const step of [invertStep, flattenStep, ...centeringSteps]) {
    const done = step(result);
    steps.push(done);
    result = done.picture;
  }
  return { steps, result };
}
