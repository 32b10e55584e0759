import type { SplitOptions, VocabularyOptions } from '@vitrum/datasets';
import type { OpenLineForm } from './find-label-side.ts';

/** How labeled sentences become a dataset. */
export interface TextChoice extends OpenLineForm, SplitOptions, VocabularyOptions {
  readonly name: string;
  readonly file: string;
  /** `auto`: found from each file. */
  readonly encoding: string;
  /** Empty: lines of `file` are held out. */
  readonly testFile: string;
  readonly form: 'bag' | 'ids';
  readonly bigrams: boolean;
  /** 0: that of the longest sentence of the training part. */
  readonly length: number;
}
