import type { FloatArray } from '@vitrum/core';
import type { Picture } from '../render/picture.ts';

/** Something that a model is asked about. */
export interface Sample {
  /** The file, the row of it, or the place in a dataset. */
  readonly source: string;
  readonly input: FloatArray;
  /** It as it came, in words: a row, a sentence. */
  readonly text?: string;
  readonly picture?: Picture;
  /** How a picture became the input, where it was prepared. */
  readonly steps?: readonly PictureStep[];
  /** The right class, for classification, where it is known. */
  readonly label?: number;
  /** The right outputs, where they are known. */
  readonly target?: FloatArray;
}

/** A picture between what it was and what the network sees. */
export interface PictureStep {
  readonly name: string;
  readonly picture: Picture;
}
