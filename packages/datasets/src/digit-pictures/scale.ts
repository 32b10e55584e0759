import type { GrayPicture } from './gray-picture.ts';
import type { PreparationStep } from './preparation-step.ts';
import { resizePicture } from './resize.ts';

/** MNIST's digits fit into a box of 20 × 20 pixels. */
export const boxSize = 20;

/** Scales the longer side to 20 pixels, keeping the aspect ratio. */
export function scaleStep(picture: GrayPicture): PreparationStep {
  const factor = boxSize / Math.max(picture.width, picture.height);
  if (factor === 1) return { name: 'scaled', description: 'The longer side is 20 pixels already: nothing to scale.', picture };
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * factor)));
  const scaled = resizePicture(picture, width ?? 1, height ?? 1);
  const how = factor < 1 ? 'each pixel the mean of an area' : 'in straight lines between the pixels';
  const description = `Scaled to ${scaled.width} × ${scaled.height}, so that the longer side is 20 pixels, ${how}.`;
  return { name: 'scaled', description, picture: scaled };
}
