import type { GrayPicture } from './gray-picture.ts';

/** The preprocessing steps of a digit, in order. */
export type PreparationName = 'as it came' | 'unframed' | 'inverted' | 'flattened' | 'cropped' | 'scaled' | 'centered';

/** A digit after a preprocessing step. */
export interface PreparationStep {
  /** Which step it is, for programs. */
  readonly name: PreparationName;
  /** One sentence: what was done and why, or why nothing was necessary. */
  readonly description: string;
  /** The result of the step. */
  readonly picture: GrayPicture;
}
