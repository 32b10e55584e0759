import type { ReadingDecision } from '@vitrum/core';
import type { DividedSamples } from '@vitrum/datasets';
import { formatCount } from '@vitrum/datasets/internal';
import { describeSplit } from '../targets/describe-split.ts';
import { describeTask } from '../targets/describe-task.ts';
import type { TextChoice } from './text-choice.ts';

/** The arguments of {@link textDecisions}. */
export interface ReadText {
  readonly choice: TextChoice;
  readonly label: 'first' | 'last';
  readonly classes: readonly string[];
  /** Size of the vocabulary. */
  readonly words: number;
  readonly split: DividedSamples;
}

/** All decisions made in reading labeled lines as a dataset. */
export function textDecisions({ choice, label, classes, words, split }: ReadText): readonly ReadingDecision[] {
  const { separator, form, bigrams, minimumCount, maximumWords } = choice;
  return [
    { subject: 'label', value: label, reason: choice.label === 'auto' ? 'that side has fewer different texts, or as many and is the first' : 'the option says so', option: 'label' },
    { subject: 'lines', value: `label and sentence are divided by ${separator}`, reason: 'the options say so', option: 'separator' },
    { subject: 'task', value: describeTask('classification', classes), reason: 'each line has a label' },
    {
      subject: 'words',
      value: `${formatCount(words)} are known${bigrams ? ', pairs of neighbors among them' : ''}`,
      reason: `the training part has them at least ${formatCount(minimumCount)}×, and at most ${formatCount(maximumWords)} are kept`,
      option: 'minimumCount',
    },
    { subject: 'inputs', value: form === 'bag' ? 'how often each word occurs' : 'the number of the word in each place', reason: `form is "${form}"`, option: 'form' },
    describeSplit({
      indices: split,
      options: choice,
      testFile: choice.testFile === '' ? undefined : choice.testFile,
      hasClasses: true,
    }),
  ];
}
