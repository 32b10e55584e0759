import type { OptionSchema } from '@vitrum/core';
import { splitOptions } from '@vitrum/datasets';

/** The encoding option of all text readers. */
export const encodingOption = {
  type: 'string', default: 'auto',
  description: 'The encoding of the text, such as windows-1252, utf-16be or macintosh; auto: UTF-8 or UTF-16, and windows-1252 where it is neither.',
} as const;

/** The options on the meaning of cells, common to all tables. */
const cellOptions = {
  missingMarks: {
    type: 'strings', default: [],
    description: 'What stands for missing values beside the usual marks (NA, N/A, NaN, ?, null, #N/A); empty: the usual ones are values.',
  },
  asWritten: { type: 'strings', default: [], description: 'Columns whose cells are taken literally: NA is a value, and 5% a word.' },
  units: {
    type: 'boolean', default: true,
    description: 'Whether numbers that all have the same unit, such as 33%, $490 or 5 kg, are read without it.',
  },
} as const satisfies OptionSchema;

/** The options of all table datasets. */
const tableOptions = {
  file: { type: 'string', description: 'The file with the rows; it may be gzipped.' },
  testFile: { type: 'string', default: '', description: 'A file with the rows to test with; without one, rows of the file are held out.' },
  target: { type: 'strings', default: [], description: 'The columns to predict, by name or by number from 1; the last column, or list, by default.' },
  columns: { type: 'strings', default: [], description: 'The columns to predict from; all others by default.' },
  ignore: { type: 'strings', default: [], description: 'Columns to leave out.' },
  sampleWeights: { type: 'string', default: '', description: 'A column with the weight of each row in training; it is no input.' },
  categorical: { type: 'strings', default: [], description: 'Columns whose cells are categories, even if they are numbers.' },
  words: { type: 'strings', default: [], description: 'Columns whose cells are sentences, whose words become the inputs.' },
  task: {
    type: 'string', default: 'auto', choices: ['auto', 'classification', 'regression', 'multi-label'],
    description: 'What the target is; auto: words and few whole numbers that recur are classes, several columns of 0 and 1 classes or labels, other numbers regression.',
  },
  labelSeparator: { type: 'string', default: '|', description: 'What separates the labels in one cell, for multi-label.' },
  normalize: {
    type: 'string', default: 'standard', choices: ['standard', 'min-max', 'none'],
    description: 'How numbers are scaled: to mean 0 and standard deviation 1, to the range from 0 to 1, or not at all; learned from the training part.',
  },
  missing: {
    type: 'string', default: 'error', choices: ['error', 'drop', 'mean'],
    description: 'What happens to a row with a missing value: it is an error, the row is dropped, or the mean of the training part is used (for categories, a category of its own).',
  },
  minimumCount: {
    type: 'integer', default: 2, minimum: 1,
    description: 'A category that is rarer in the training part counts as "other"; a rarer word of a sentence is unknown.',
  },
  maximumWords: { type: 'integer', default: 5000, minimum: 1, description: 'How many words of a column of sentences are known, the most frequent first.' },
  ...splitOptions,
} as const satisfies OptionSchema;

/** The options of the dataset `csv`. */
export const csvOptions = {
  ...tableOptions,
  header: {
    type: 'string', default: 'auto', choices: ['auto', 'yes', 'no'],
    description: 'Whether the first row names the columns; auto: it does when it has words where later rows have numbers, or words that do not occur below.',
  },
  delimiter: {
    type: 'string', default: 'auto',
    description: 'What separates cells: a character, such as ";", tab, space, tabs (one or more), whitespace (blanks and tabs, one or more), or auto.',
  },
  quote: { type: 'string', default: 'auto', description: 'What encloses cells that contain the delimiter: a character, none, or auto.' },
  comment: { type: 'string', default: 'auto', description: 'What lines begin with that are not rows, such as "#"; none, or auto: # or % if the file begins with it.' },
  skipLines: { type: 'string', default: 'auto', description: 'How many lines come before the table: a number, or auto, which skips titles of one cell and "sep=".' },
  encoding: encodingOption,
  decimal: { type: 'string', default: 'auto', choices: ['auto', 'point', 'comma'], description: 'The decimal sign of numbers; auto: detected for each column.' },
  thousands: {
    type: 'string', default: 'auto', choices: ['auto', 'none', 'comma', 'point', 'space', 'apostrophe'],
    description: 'The thousands separator; auto: detected for each column.',
  },
  ...cellOptions,
} as const satisfies OptionSchema;

/** The options of the dataset `json-lines`. */
export const jsonLinesOptions = { ...tableOptions, encoding: encodingOption, ...cellOptions } as const satisfies OptionSchema;
