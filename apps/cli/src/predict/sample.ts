import type { FloatArray } from '@vitrum/core';
import type { PreparationStep } from '@vitrum/datasets';
import type { Picture } from '../render/picture.ts';

/** An input to predict. */
export interface Sample {
  /** Its file and row, or its index in a dataset. */
  readonly source: string;
  readonly input: FloatArray;
  /** Its original text: a row, a sentence. */
  readonly text?: string;
  readonly picture?: Picture;
  /** Notes for the user. */
  readonly notes?: readonly string[];
  /** The preprocessing of a photographed digit, step by step. */
  readonly steps?: readonly PreparationStep[];
  /** The actual class, for classification, if known. */
  readonly label?: number;
  /** The target, if known. */
  readonly target?: FloatArray;
}
