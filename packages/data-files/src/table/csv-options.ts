import type { OptionSchema } from '@vitrum/core';
import { cellOptions, encodingOption } from './cell-options.ts';
import { tableOptions } from './table-options.ts';

/** The options of the dataset `csv`. */
export const csvOptions = {
  ...tableOptions,
  header: {
    type: 'string', default: 'auto', choices: ['auto', 'yes', 'no'],
    description: 'Whether the first row names the columns; auto: it does when it has words where later rows have numbers, or words that do not occur below.',
  },
  delimiter: {
    type: 'string', default: 'auto',
    description: 'What stands between cells: a character, such as ";", tab, space, tabs (one or more), whitespace (blanks and tabs, one or more), or auto.',
  },
  quote: { type: 'string', default: 'auto', description: 'What stands around cells that hold the delimiter: a character, none, or auto.' },
  comment: { type: 'string', default: 'auto', description: 'What lines begin with that are no rows, such as "#"; none, or auto: # or % where the file begins so.' },
  skipLines: { type: 'string', default: 'auto', description: 'How many lines come before the table: a number, or auto, which passes over titles of one cell and "sep=".' },
  encoding: encodingOption,
  decimal: { type: 'string', default: 'auto', choices: ['auto', 'point', 'comma'], description: 'The decimal sign of numbers; auto: that of each column.' },
  thousands: {
    type: 'string', default: 'auto', choices: ['auto', 'none', 'comma', 'point', 'space', 'apostrophe'],
    description: 'What stands between thousands; auto: what each column shows.',
  },
  ...cellOptions,
} as const satisfies OptionSchema;
