import { basename } from 'node:path';
import { defineDataset } from '@vitrum/core';
import { jsonLinesOptions } from './table/json-lines-options.ts';
import { loadTable } from './table/load-table.ts';
import { openBoth } from './table/open-both.ts';
import { openJsonLines } from './table/open-json-lines.ts';

/** Rows of a file with a JSON object on each line. */
export const jsonLines = defineDataset({
  name: 'json-lines',
  description: 'A table in a file with a JSON object on each line, whose fields are the columns; a list of numbers is several',
  source: 'Ward 2013, jsonlines.org',
  since: '0.1.0',
  license: "the data's own",
  options: jsonLinesOptions,
  create: (options) => ({
    load: async () => {
      const form = { ...options, words: options.categorical };
      const tables = await openBoth(options, (path, like) => openJsonLines(path, like === undefined ? form : { ...form, like: like.dialect }));
      // Fields to ignore need not be in the first line.
      const ignore = options.ignore.filter((name) => tables[0].columns.includes(name));
      return loadTable(tables, { ...options, ignore, name: basename(options.file) });
    },
  }),
});
