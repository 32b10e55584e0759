import { VitrumError } from '@vitrum/core';
import { formatCount } from '../format-count.ts';
import type { SplitOptions } from './split-options.ts';

/**
 * Checks that neither part is empty.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function checkSplit({ testShare, folds, fold }: SplitOptions, size: number): void {
  if (folds > 0) return checkFolds(folds, fold, size);
  if (fold > 1) {
    throw invalid(`Fold ${fold} was asked for, and the samples are not divided into folds.`, 'Give the number of folds too.');
  }
  if (size < 2) {
    throw invalid(`${formatCount(size)} sample${size === 1 ? '' : 's'} cannot be divided into two parts.`, 'Give at least two samples.');
  }
  if (testShare === 0) throw invalid('With a testShare of 0 there are no samples to test with.', shareHint);
  if (testShare === 1) throw invalid('With a testShare of 1 there are no samples to learn from.', shareHint);
}

const shareHint = 'Give a share between 0 and 1, such as 0.2.';

/**
 * Checks that no fold is empty.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function checkFolds(folds: number, fold: number, size: number): void {
  if (folds < 2) {
    throw invalid(`With ${folds} fold${folds === 1 ? '' : 's'} there are no samples to learn from.`, 'Give at least 2 folds.');
  }
  if (folds > size) {
    throw invalid(`${formatCount(size)} samples cannot be divided into ${formatCount(folds)} folds.`, `Give at most ${size} folds.`);
  }
  if (fold > folds) throw invalid(`There is no fold ${fold} of ${folds}.`, `Give a fold from 1 to ${folds}.`);
}

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint });
}
