import { basename } from 'node:path';
import { defineDataset } from '@vitrum/core';
import { jsonLinesOptions } from './table/options/table-options.ts';
import { loadTable } from './table/on-disk.ts';
import { openBoth } from './table/table.ts';
import { openJsonLines } from './table/cells/open-json-lines.ts';

/** Rows of a JSON Lines file. */
export const jsonLines = /* @__PURE__ */ defineDataset({
  name: 'json-lines',
  description: 'A table with a JSON object on each line, whose fields are the columns; a list of numbers is several columns',
  source: 'Ward 2013, jsonlines.org',
  since: '0.1.0',
  license: "the data's own",
  options: jsonLinesOptions,
  create: (options) => ({
    load: async ({ parts }) => {
      const tables = await openBoth(options, (path, like) => openJsonLines(path, like === undefined ? options : { ...options, like: like.dialect }));
      // Ignored fields need not be in the first line.
      const ignore = options.ignore.filter((name) => tables[0].columns.includes(name));
      return loadTable(tables, { ...options, ignore, name: basename(options.file), parts });
    },
  }),
});
