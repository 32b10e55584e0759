import { tableOptions } from './table-options.ts';

/** The options of the dataset `csv`. */
export const csvOptions = {
  ...tableOptions,
  header: {
    type: 'string', default: 'auto', choices: ['auto', 'yes', 'no'],
    description: 'Whether the first row names the columns; auto: it does when it has no number where later rows have.',
  },
  delimiter: { type: 'string', default: 'auto', description: 'What stands between cells, such as ";" or "tab"; auto: found from the file.' },
} as const;
