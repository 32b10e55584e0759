import type { ReadingDecision } from '@vitrum/core';
import type { DividedSamples, SplitOptions } from '@vitrum/datasets';
import { formatCount } from '@vitrum/datasets/internal';

/** How samples were split. */
export interface SplitFacts {
  readonly indices: DividedSamples;
  readonly options: SplitOptions;
  /** The file of the test part, if it is separate. */
  readonly testFile: string | undefined;
  readonly hasClasses: boolean;
}

/** Describes how samples were split. */
export function describeSplit({ indices: { train, validation, test }, options, testFile, hasClasses }: SplitFacts): ReadingDecision {
  const toValidate = validation === undefined ? '' : `, ${formatCount(validation.length)} to validate with`;
  const value = `${formatCount(train.length)} samples to learn from${toValidate}, ${formatCount(test.length)} held out`;
  if (testFile !== undefined) return { subject: 'split', value, reason: `the test part is ${testFile}` };
  const shares = hasClasses ? ', every class in its share' : '';
  const { folds, fold, splitSeed } = options;
  if (folds > 0) return { subject: 'split', value, reason: `fold ${fold} of ${folds} is held out${shares}`, option: 'fold' };
  return { subject: 'split', value, reason: `by chance, from splitSeed ${splitSeed}${shares}`, option: 'testShare' };
}
