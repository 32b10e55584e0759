import type { OptionSchema } from '@vitrum/core';
import { splitOptions } from '@vitrum/datasets';

/** The options of every dataset that is a table. */
export const tableOptions = {
  file: { type: 'string', description: 'The file with the rows; it may be gzipped.' },
  testFile: { type: 'string', default: '', description: 'A file with the rows to test with; without one, rows of the file are held out.' },
  target: { type: 'strings', default: [], description: 'What is to be predicted: names of columns, or their numbers from 1 on; the last column when left out.' },
  columns: { type: 'strings', default: [], description: 'The columns to predict from; all others when left out.' },
  ignore: { type: 'strings', default: [], description: 'Columns that are not looked at.' },
  categorical: { type: 'strings', default: [], description: 'Columns whose numbers are names of categories.' },
  task: {
    type: 'string', default: 'auto', choices: ['auto', 'classification', 'regression', 'multi-label'],
    description: 'What the target is; auto: categories or at most 20 whole numbers are classes, several columns of 0 and 1 labels, other numbers regression.',
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
  ...splitOptions,
} as const satisfies OptionSchema;
