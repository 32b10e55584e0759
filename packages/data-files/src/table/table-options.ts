import type { OptionSchema } from '@vitrum/core';
import { splitOptions } from '@vitrum/datasets';

/** The options of every dataset that is a table. */
export const tableOptions = {
  file: { type: 'string', description: 'The file with the rows; it may be gzipped.' },
  testFile: { type: 'string', default: '', description: 'A file with the rows to test with; without one, rows of the file are held out.' },
  target: { type: 'strings', default: [], description: 'What is to be predicted: names of columns, or their numbers from 1 on; the last column, or list, when left out.' },
  columns: { type: 'strings', default: [], description: 'The columns to predict from; all others when left out.' },
  ignore: { type: 'strings', default: [], description: 'Columns that are not looked at.' },
  categorical: { type: 'strings', default: [], description: 'Columns whose cells are names of categories, numbers too.' },
  words: { type: 'strings', default: [], description: 'Columns whose cells are sentences: their words are the inputs.' },
  task: {
    type: 'string', default: 'auto', choices: ['auto', 'classification', 'regression', 'multi-label'],
    description: 'What the target is; auto: words and few whole numbers that recur are classes, several columns of 0 and 1 classes or labels, other numbers regression.',
  },
  labelSeparator: { type: 'string', default: '|', description: 'What stands between the labels in one cell, for multi-label.' },
  normalise: {
    type: 'string', default: 'standard', choices: ['standard', 'min-max', 'none'],
    description: 'Numbers to mean 0 and deviation 1, into 0 to 1, or as they are; learned from the training part.',
  },
  missing: {
    type: 'string', default: 'error', choices: ['error', 'drop', 'mean'],
    description: 'A row without some value: an error, left out, or the mean of the training part (for categories, one of their own).',
  },
  minimumCount: {
    type: 'integer', default: 2, minimum: 1,
    description: 'A category that the training part has less often counts as "other"; a word of a sentence is not known.',
  },
  maximumWords: { type: 'integer', default: 5000, minimum: 1, description: 'The most words of a column of sentences that are known, the most frequent ones.' },
  ...splitOptions,
} as const satisfies OptionSchema;
