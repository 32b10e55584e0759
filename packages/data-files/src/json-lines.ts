import { basename } from 'node:path';
import { defineDataset } from '@vitrum/core';
import { loadTable } from './table/load-table.ts';
import { openBoth } from './table/open-both.ts';
import { openJsonLines } from './table/open-json-lines.ts';
import { tableOptions } from './table/table-options.ts';

/** Rows of a file with a JSON object on each line. */
export const jsonLines = defineDataset({
  name: 'json-lines',
  description: 'A table in a file with a JSON object on each line, whose fields are the columns; a list of numbers is several',
  source: 'Ward 2013, jsonlines.org',
  since: '0.1.0',
  license: "the data's own",
  options: tableOptions,
  create: (options) => ({
    load: async () => {
      const tables = await openBoth(options, (path) => openJsonLines(path, options));
      // Fields to ignore need not be in the first line.
      const ignore = options.ignore.filter((name) => tables[0].columns.includes(name));
      return loadTable(tables, { ...options, ignore, name: basename(options.file) });
    },
  }),
});
