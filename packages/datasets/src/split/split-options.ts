import type { OptionSchema, OptionValues } from '@vitrum/core';
import { checkOptions } from '@vitrum/core/internal';

/** The options of every dataset that must be split into a training and a test part. */
export const splitOptions = {
  /** Share of the samples that is held out for testing. */
  testShare: {
    type: 'number', default: 0.2, minimum: 0, maximum: 1, description: 'Share of the samples that is held out for testing.',
  },
  /** Decides which samples are held out. */
  splitSeed: {
    type: 'integer', default: 0, minimum: 0, description: 'Decides which samples are held out.',
  },
  /** Into how many folds the samples are divided, one of which is held out; 0 for none. */
  folds: {
    type: 'integer', default: 0, minimum: 0,
    description: 'Divides the samples into this many folds, one of which is held out instead of a share; 0 for none.',
  },
  /** Which of the folds is held out, from 1 on. */
  fold: {
    type: 'integer', default: 1, minimum: 1, description: 'Which of the folds is held out.',
  },
} as const satisfies OptionSchema;

/** How samples are split into a training and a test part. */
export type SplitOptions = OptionValues<typeof splitOptions>;

/**
 * Validates the options and fills in defaults.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function completeSplitOptions({ testShare, splitSeed, folds, fold }: Partial<SplitOptions>): SplitOptions {
  // The schema declares their types, which checkOptions verifies.
  return checkOptions(splitOptions, { testShare, splitSeed, folds, fold }, 'split') as SplitOptions;
}
