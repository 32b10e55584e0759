import { basename } from 'node:path';
import { defineDataset } from '@vitrum/core';
import { loadTable } from './table/load-table.ts';
import { openCsv } from './table/open-csv.ts';
import { openBoth } from './table/open-both.ts';
import { parseDelimiter } from './table/parse-delimiter.ts';
import { tableOptions } from './table/table-options.ts';

/** Rows of a CSV or TSV file. */
export const csv = defineDataset({
  name: 'csv',
  description: 'A table in a CSV or TSV file: numbers and categories, for classes, labels or numbers',
  source: 'Shafranovich 2005, RFC 4180',
  since: '0.1.0',
  license: "the data's own",
  options: {
    ...tableOptions,
    header: {
      type: 'string', default: 'auto', choices: ['auto', 'yes', 'no'],
      description: 'Whether the first row names the columns; auto: it does when it has no number where later rows have.',
    },
    delimiter: { type: 'string', default: 'auto', description: 'What stands between cells, such as ";" or "tab"; auto: found from the file.' },
  },
  create: (options) => ({
    load: async () => {
      const form = { header: options.header, delimiter: parseDelimiter(options.delimiter) };
      const tables = await openBoth(options, (path) => openCsv(path, form));
      return loadTable(tables, { ...options, name: basename(options.file) });
    },
  }),
});
