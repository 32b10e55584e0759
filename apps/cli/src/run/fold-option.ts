import { VitrumError, type DatasetSplits } from '@vitrum/core';
import type { DatasetReference, RunConfig } from '@vitrum/runs';
import { defaultSeed } from '@vitrum/runs/internal';
import { countOption, parseNumber } from '../options/parse-number.ts';

/** The options that divide the samples into folds, as they were typed. */
export interface FoldOptions {
  readonly folds?: string;
  readonly fold?: string;
  readonly seed?: string;
}

/**
 * The dataset with one of its folds held out, drawn by the seed of the run unless the dataset says `splitSeed`; unchanged without
 * `--fold`.
 *
 * @throws VITRUM_INVALID_OPTION, VITRUM_MISSING_OPTION
 */
export function withFold(dataset: DatasetReference, { folds, fold, seed }: FoldOptions, { training }: RunConfig): DatasetReference {
  if (fold === undefined) return dataset;
  const count = folds === undefined ? dataset['folds'] : parseFolds(folds);
  if (count === undefined) throw noFolds(fold);
  const splitSeed = dataset['splitSeed'] ?? (seed === undefined ? undefined : Number(seed)) ?? training?.seed ?? defaultSeed;
  return { ...dataset, folds: count, fold: parseNumber(countOption, fold, '--fold'), splitSeed };
}

/**
 * The number of folds.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseFolds(text: string): number {
  const folds = parseNumber(countOption, text, '--folds');
  if (folds > 1) return folds;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: 'With --folds 1 all samples are held out, and none are left to learn from.',
    hint: 'Give at least 2 folds; 5 and 10 are usual.',
  });
}

/**
 * Checks that data that are divided into folds have no test part of their own: each fold would be tested on that.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function checkFoldable({ folds = 0 }: DatasetReference & { readonly folds?: unknown }, { decisions = [] }: DatasetSplits): void {
  if (folds === 0) return;
  // A division that no option decides otherwise comes from the files.
  const own = decisions.find(({ subject, option }) => ['split', 'test part'].includes(subject) && option === undefined);
  if (own === undefined) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The data cannot be divided into folds, since they have a test part of their own: ${own.value}, ${own.reason}.`,
    hint: 'Leave out --folds, or give the training part alone as --data.',
  });
}

function noFolds(fold: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `--fold ${fold} says which fold is held out, and not of how many.`,
    hint: `Give --folds 5 --fold ${fold}; --folds alone trains every fold.`,
  });
}
