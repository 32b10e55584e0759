import type { GrayPicture } from './gray-picture.ts';

/** What is done to a digit one after the other. */
export type PreparationName = 'as it came' | 'unframed' | 'inverted' | 'flattened' | 'cropped' | 'scaled' | 'centered';

/** A picture on its way to MNIST's form. */
export interface PreparationStep {
  readonly name: PreparationName;
  /** One sentence: what was done and why, or why nothing had to be. */
  readonly description: string;
  /** How the picture looks after it. */
  readonly picture: GrayPicture;
}
