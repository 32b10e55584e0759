import type { GreyPicture } from './grey-picture.ts';

/** What is done to a digit one after the other. */
export type PreparationName = 'as it came' | 'unframed' | 'inverted' | 'flattened' | 'cropped' | 'scaled' | 'centred';

/** A picture on its way to MNIST's form. */
export interface PreparationStep {
  readonly name: PreparationName;
  /** One sentence: what was done and why, or why nothing had to be. */
  readonly description: string;
  /** How the picture looks after it. */
  readonly picture: GreyPicture;
}
