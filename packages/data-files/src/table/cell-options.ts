import type { OptionSchema } from '@vitrum/core';

/** How text is encoded, wherever text is read. */
export const encodingOption = {
  type: 'string', default: 'auto',
  description: 'The encoding of the text, such as windows-1252, utf-16be or macintosh; auto: UTF-8 or UTF-16, and windows-1252 where it is neither.',
} as const;

/** What cells mean, wherever a table comes from. */
export const cellOptions = {
  missingMarks: {
    type: 'strings', default: [],
    description: 'What stands for missing values beside the usual marks (NA, N/A, NaN, ?, null, #N/A); empty: the usual ones are values.',
  },
  asWritten: { type: 'strings', default: [], description: 'Columns whose cells are taken as they stand: NA is a value, and 5% a word.' },
  units: {
    type: 'boolean', default: true,
    description: 'Whether numbers that all have one unit, such as 33%, $490 or 5 kg, are read without it.',
  },
} as const satisfies OptionSchema;
