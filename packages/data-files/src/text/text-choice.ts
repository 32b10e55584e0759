import type { PartsPlan } from '@vitrum/core';
import type { SplitOptions } from '@vitrum/datasets';
import type { VocabularyOptions } from '@vitrum/datasets/internal';
import type { OpenLineForm } from './find-label-side.ts';

/** Options for converting labeled sentences to a dataset. */
export interface TextChoice extends OpenLineForm, SplitOptions, VocabularyOptions {
  readonly name: string;
  readonly file: string;
  /** `auto`: detected for each file. */
  readonly encoding: string;
  /** Empty: the test part is held out of `file`. */
  readonly testFile: string;
  readonly form: 'bag' | 'ids';
  readonly bigrams: boolean;
  /** 0: the length of the longest training sentence. */
  readonly length: number;
  /** What the run wants to be held out. */
  readonly parts?: PartsPlan | undefined;
}
