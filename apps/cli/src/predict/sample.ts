import type { FloatArray } from '@vitrum/core';
import type { PreparationStep } from '@vitrum/datasets';
import type { Picture } from '../render/picture.ts';

/** Something that a model is asked about. */
export interface Sample {
  /** The file, the row of it, or the place in a dataset. */
  readonly source: string;
  readonly input: FloatArray;
  /** It as it came, in words: a row, a sentence. */
  readonly text?: string;
  readonly picture?: Picture;
  /** What a person should know of it. */
  readonly notes?: readonly string[];
  /** How a photographed digit became the input, step by step. */
  readonly steps?: readonly PreparationStep[];
  /** The right class, for classification, where it is known. */
  readonly label?: number;
  /** The right outputs, where they are known. */
  readonly target?: FloatArray;
}
